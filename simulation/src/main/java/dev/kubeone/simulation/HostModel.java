package dev.kubeone.simulation;

import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.render.ContainerdConfig;
import dev.kubeone.activities.render.HostFiles;
import dev.kubeone.activities.render.TrustedCertificates;
import dev.kubeone.activities.steps.InstallContainerd;
import dev.kubeone.simulation.SimulatedHost.Identity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a host is by now: a bare machine and everything that the jobs that are over have made of it. */
final class HostModel {
    private static final OsCatalog CATALOG = OsCatalog.shipped();
    private static final List<String> CONTROL_PLANE_PODS =
            List.of("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler");

    private final Identity identity;
    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, String> sysctl = new TreeMap<>();
    private final TreeSet<String> modules = new TreeSet<>();
    private final TreeSet<String> held = new TreeSet<>();
    private final TreeSet<String> active = new TreeSet<>();
    private final TreeSet<String> enabled = new TreeSet<>();
    private boolean swap = true;
    private String containerd = "";
    private String kubelet = "";
    private String kubeadm = "";
    private String controlPlane = "";
    private String unfinished = "";
    private String owner = "";
    private String recorded = "";
    private Membership membership;
    private boolean halfMade;

    /**
     * Being a node.
     *
     * @param cluster its name
     * @param config what kubeadm was told
     * @param first whether the cluster began here
     * @param sinceMs since when, in epoch milliseconds
     */
    record Membership(String cluster, KubeadmDocuments config, boolean first, long sinceMs) {}

    private HostModel(Identity identity) {
        this.identity = identity;
    }

    /** @param entries in the order in which they ended */
    static HostModel of(Identity identity, List<LedgerEntry> entries, long nowMs) {
        var model = new HostModel(identity);
        entries.stream().filter(entry -> entry.over(nowMs)).forEach(entry -> {
            if (entry.exitCode() == 0) {
                JobModel.of(entry.name()).effect().accept(model, entry);
            } else {
                model.failed(entry);
            }
        });
        return model;
    }

    void prepareOs(LedgerEntry entry) {
        var environment = entry.environment();
        swap = false;
        if (owner.isEmpty()) {
            owner = environment.get("CLUSTER");
        }
        environment
                .get("MODULES_CONF")
                .lines()
                .filter(line -> line.matches("[a-z].*"))
                .forEach(modules::add);
        environment
                .get("SYSCTL_CONF")
                .lines()
                .filter(line -> line.matches("[a-z].*=.*"))
                .forEach(line -> {
                    var pair = line.split("=", 2);
                    sysctl.put(pair[0].strip(), pair[1].strip());
                });
        file(HostFiles.MODULES, environment.get("MODULES_CONF"));
        file(HostFiles.SYSCTL, environment.get("SYSCTL_CONF"));
        file(HostFiles.JOURNALD, environment.get("JOURNALD_CONF"));
        file(HostFiles.PROXY_ENV, environment.get("PROXY_ENV"));
    }

    void configureRepositories(LedgerEntry entry) {
        var environment = entry.environment();
        var paths = CATALOG.families().stream()
                .filter(family -> family.name().equals(environment.get("FAMILY")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no OS family " + environment.get("FAMILY")))
                .files();
        file(paths.get(0), environment.get("KUBERNETES_LIST"));
        file(paths.get(1), environment.get("CONTAINERD_LIST"));
    }

    void installContainerd(LedgerEntry entry) {
        var environment = entry.environment();
        var wanted = environment.get("CONTAINERD_VERSION");
        containerd = wanted.matches("\\d+\\.\\d+") ? wanted + ".1" : wanted;
        held.add("containerd.io");
        active.add("containerd");
        enabled.add("containerd");
        file(ContainerdConfig.PATH, environment.get("CONTAINERD_CONFIG"));
        var n = 0;
        for (var registry : environment.get("REGISTRIES").split(" ")) {
            if (!registry.isEmpty()) {
                file(InstallContainerd.registryFile(registry), environment.get("REGISTRY_" + n++));
            }
        }
    }

    void trustCertificates(LedgerEntry entry) {
        file(TrustedCertificates.PATH, entry.environment().get("CA_BUNDLE"));
    }

    void installKubernetes(LedgerEntry entry) {
        kubelet = version(entry);
        kubeadm = version(entry);
        enabled.add("kubelet");
        if (!entry.environment().get("VARIANT").equals("binaries")) {
            held.addAll(List.of("kubelet", "kubeadm", "kubectl", "kubernetes-cni", "cri-tools"));
        }
    }

    void restorePackages(LedgerEntry entry) {
        var programs = List.of(entry.environment().get("PACKAGES").split(" "));
        kubelet = programs.contains("kubelet") ? version(entry) : kubelet;
        kubeadm = programs.contains("kubeadm") ? version(entry) : kubeadm;
    }

    void upgradeKubeadm(LedgerEntry entry) {
        kubeadm = version(entry);
    }

    void recordFiles(LedgerEntry entry) {
        recorded = version(entry);
    }

    /** The version that files of Kubernetes are on record of, or "". */
    String recorded() {
        return recorded;
    }

    void upgradeControlPlane(LedgerEntry entry) {
        recorded = "";
        if (controlPlane()) {
            controlPlane = version(entry);
            unfinished = "";
        }
    }

    void upgradeKubelet(LedgerEntry entry) {
        kubelet = version(entry);
    }

    private static String version(LedgerEntry entry) {
        return entry.environment().get("KUBERNETES_VERSION");
    }

    void initialise(LedgerEntry entry) {
        become(entry, true);
    }

    void join(LedgerEntry entry) {
        become(entry, false);
    }

    private void become(LedgerEntry entry, boolean first) {
        if (membership == null) {
            var config = KubeadmDocuments.of(entry.environment());
            membership = new Membership(entry.scope(), config, first, entry.endsAtMs());
        }
        halfMade = false;
        controlPlane = controlPlane() ? kubeadm : "";
        active.add("kubelet");
    }

    /** Programs stay unless they were to go; everything of the cluster goes. */
    void reset(LedgerEntry entry) {
        var repositories = CATALOG.families().stream()
                .flatMap(family -> family.files().stream())
                .toList();
        membership = null;
        halfMade = false;
        controlPlane = "";
        unfinished = "";
        owner = "";
        recorded = "";
        enabled.clear();
        active.clear();
        if (entry.environment().get("BINARIES").equals("remove")) {
            files.clear();
            held.clear();
            containerd = "";
            kubelet = "";
            kubeadm = "";
        } else {
            files.keySet().retainAll(repositories);
        }
    }

    /** kubeadm leaves its traces when it is stopped in the middle. */
    private void failed(LedgerEntry entry) {
        if (entry.environment().containsKey("KUBEADM_CONFIG") && membership == null) {
            halfMade = true;
        }
        if (entry.name().startsWith("KubeadmUpgrade") && controlPlane() && !controlPlane.equals(version(entry))) {
            unfinished = version(entry);
        }
    }

    /** Empty content means that there is no file. */
    private void file(String path, String content) {
        if (content.isEmpty()) {
            files.remove(path);
        } else {
            files.put(path, HostFiles.digest(content));
        }
    }

    /** What a host is called that was given no name: its address in other words. */
    String hostname() {
        var name = identity.name();
        return name.matches("[0-9a-fA-F.:]+") ? "host-" + name.replaceAll("[.:]+", "-") : name;
    }

    Identity identity() {
        return identity;
    }

    boolean swap() {
        return swap;
    }

    Set<String> modules() {
        return modules;
    }

    String sysctl(String name) {
        return sysctl.getOrDefault(name, "0");
    }

    Map<String, String> files() {
        return files;
    }

    Set<String> held() {
        return held;
    }

    Set<String> active() {
        return active;
    }

    Set<String> enabled() {
        return enabled;
    }

    String containerd() {
        return containerd;
    }

    /** Version of kubelet and kubectl, or "". */
    String kubelet() {
        return kubelet;
    }

    /** Version of kubeadm, or "". */
    String kubeadm() {
        return kubeadm;
    }

    /** Version of API server, controller manager and scheduler, or "" where there are none. */
    String controlPlaneVersion() {
        return controlPlane;
    }

    /** The version that an upgrade which was stopped in the middle leads to, or "". */
    String unfinished() {
        return unfinished;
    }

    String owner() {
        return owner;
    }

    Optional<Membership> membership() {
        return Optional.ofNullable(membership);
    }

    boolean halfMade() {
        return halfMade;
    }

    boolean controlPlane() {
        return membership != null && membership.config().controlPlane();
    }

    List<String> staticPods() {
        return controlPlane() ? CONTROL_PLANE_PODS : List.of();
    }
}
