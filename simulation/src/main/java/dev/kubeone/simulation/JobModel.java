package dev.kubeone.simulation;

import dev.kubeone.activities.render.TrustedCertificates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How a job of a name goes on a simulated host.
 *
 * @param duration about how long it takes on a real host
 * @param obstacle why it would fail, as the last line of its output, or empty
 * @param output what it says, given its environment
 * @param effect what it makes of the host when it has succeeded
 */
record JobModel(
        Duration duration,
        Function<Situation, Optional<String>> obstacle,
        Function<Map<String, String>, List<String>> output,
        BiConsumer<HostModel, LedgerEntry> effect) {

    private static final Map<String, JobModel> BY_NAME = new TreeMap<>(Map.of(
            "PrepareOs",
            new JobModel(
                    Duration.ofMillis(1500),
                    Situation::noObstacle,
                    environment -> List.of(
                            "kubeone: changed host belongs to cluster " + environment.get("CLUSTER"),
                            "kubeone: changed swap off",
                            "kubeone: changed kernel modules and settings"),
                    HostModel::prepareOs),
            "ConfigureRepositories",
            new JobModel(
                    Duration.ofSeconds(4),
                    Situation::noObstacle,
                    environment -> List.of("fetching signing keys", "kubeone: changed package lists refreshed"),
                    HostModel::configureRepositories),
            "InstallContainerd",
            new JobModel(
                    Duration.ofSeconds(8),
                    Situation::noObstacle,
                    environment -> List.of(
                            "Unpacking containerd.io ...",
                            "Setting up containerd.io ...",
                            "kubeone: changed containerd.io " + environment.get("CONTAINERD_VERSION"),
                            "kubeone: changed containerd started"),
                    HostModel::installContainerd),
            "InstallKubernetes",
            new JobModel(
                    Duration.ofSeconds(10),
                    Situation::noObstacle,
                    environment -> List.of(
                            "Unpacking kubelet, kubeadm, kubectl, kubernetes-cni ...",
                            "kubeone: changed kubelet, kubeadm, kubectl " + environment.get("KUBERNETES_VERSION"),
                            "kubeone: changed kubelet enabled"),
                    HostModel::installKubernetes),
            "PullImages",
            new JobModel(
                    Duration.ofSeconds(12),
                    Situation::cannotPull,
                    environment -> List.of(
                            "kubeone: changed " + environment.get("SANDBOX_IMAGE"),
                            "kubeone: changed images of Kubernetes " + environment.get("KUBERNETES_VERSION")),
                    (host, entry) -> {}),
            "KubeadmInit",
            new JobModel(
                    Duration.ofSeconds(22),
                    Situation::cannotInitialise,
                    environment -> List.of(
                            "[preflight] Running pre-flight checks",
                            "[certs] Generating certificates and keys",
                            "[control-plane] Creating static Pod manifests",
                            "[wait-control-plane] Waiting for the kubelet to boot up the control plane",
                            "[addons] Applied essential addon: CoreDNS",
                            "kubeone: changed control plane initialised"),
                    HostModel::initialise),
            "JoinControlPlane",
            new JobModel(
                    Duration.ofSeconds(16),
                    Situation::cannotJoin,
                    environment -> List.of(
                            "[preflight] Reading configuration from the cluster",
                            "[etcd] Announced new etcd member joining to the existing etcd cluster",
                            "[kubelet-start] Starting the kubelet",
                            "kubeone: changed joined the cluster"),
                    HostModel::join),
            "JoinWorker",
            new JobModel(
                    Duration.ofSeconds(8),
                    Situation::cannotJoin,
                    environment -> List.of(
                            "[preflight] Reading configuration from the cluster",
                            "[kubelet-start] Waiting for the kubelet to perform the TLS Bootstrap",
                            "kubeone: changed joined the cluster"),
                    HostModel::join),
            "CheckPodNetwork",
            new JobModel(
                    Duration.ofSeconds(1),
                    Situation::podCannotAnswer,
                    environment -> List.of("kubeone: pods on this node reach services and DNS"),
                    (host, entry) -> {}),
            "ResetHost",
            new JobModel(
                    Duration.ofSeconds(15),
                    Situation::noObstacle,
                    environment -> List.of(
                            "[reset] Stopping the kubelet service",
                            "kubeone: changed kubeadm reset",
                            "kubeone: changed files of cluster " + environment.get("CLUSTER") + " removed"),
                    HostModel::reset)));

    static {
        BY_NAME.put(
                "UpgradeKubeadm",
                new JobModel(
                        Duration.ofSeconds(6),
                        Situation::noObstacle,
                        environment -> List.of(
                                "Unpacking kubeadm ...",
                                "kubeone: changed kubeadm=" + environment.get("KUBERNETES_VERSION")),
                        HostModel::upgradeKubeadm));
        BY_NAME.put(
                "PrefetchUpgrade",
                new JobModel(
                        Duration.ofSeconds(15),
                        Situation::cannotPull,
                        environment -> List.of("kubeone: changed images of " + environment.get("KUBERNETES_VERSION")),
                        (host, entry) -> {}));
        BY_NAME.put(
                "RecordFiles",
                new JobModel(
                        Duration.ofSeconds(1),
                        Situation::noObstacle,
                        environment -> List.of("kubeone: changed 8 files on record"),
                        HostModel::recordFiles));
        BY_NAME.put(
                "RestoreFiles",
                new JobModel(
                        Duration.ofSeconds(20),
                        Situation::noObstacle,
                        environment -> List.of("kubeone: changed files put back"),
                        (host, entry) -> {}));
        BY_NAME.put(
                "TrustCertificates",
                new JobModel(
                        Duration.ofSeconds(3),
                        Situation::noObstacle,
                        environment -> List.of("kubeone: changed " + TrustedCertificates.PATH),
                        HostModel::trustCertificates));
        BY_NAME.put(
                "ConfigureApiServer",
                new JobModel(
                        Duration.ofSeconds(35),
                        Situation::noObstacle,
                        environment -> List.of("kubeone: changed API server configured"),
                        (host, entry) -> {}));
        BY_NAME.put(
                "EncryptSecrets",
                new JobModel(
                        Duration.ofSeconds(30),
                        Situation::noObstacle,
                        environment -> List.of("kubeone: changed secrets are written encrypted"),
                        (host, entry) -> {}));
        BY_NAME.put(
                "RestorePackages",
                new JobModel(
                        Duration.ofSeconds(8),
                        Situation::noObstacle,
                        environment -> List.of("kubeone: changed " + environment.get("PACKAGES")),
                        HostModel::restorePackages));
        BY_NAME.put(
                "FindVersion",
                new JobModel(
                        Duration.ofSeconds(9),
                        Situation::cannotPull,
                        environment -> List.of(
                                "kubeone: packages of " + environment.get("KUBERNETES_VERSION") + " can be had"),
                        (host, entry) -> {}));
        BY_NAME.put("KubeadmUpgradeApply", kubeadmUpgrade(Duration.ofSeconds(75)));
        BY_NAME.put("KubeadmUpgradeNode", kubeadmUpgrade(Duration.ofSeconds(60)));
        BY_NAME.put(
                "UpgradeKubelet",
                new JobModel(
                        Duration.ofSeconds(8),
                        Situation::kubeletTooNew,
                        environment -> List.of("Unpacking kubelet, kubectl ...", "kubeone: changed kubelet restarted"),
                        HostModel::upgradeKubelet));
    }

    private static JobModel kubeadmUpgrade(Duration duration) {
        return new JobModel(
                duration,
                Situation::cannotUpgrade,
                environment -> List.of(
                        "[upgrade/preflight] Running preflight checks",
                        "[upgrade/staticpods] Component \"etcd\" upgraded successfully!",
                        "[upgrade/staticpods] Component \"kube-apiserver\" upgraded successfully!",
                        "kubeone: changed control plane " + environment.get("KUBERNETES_VERSION")),
                HostModel::upgradeControlPlane);
    }

    /** @throws IllegalArgumentException for a name that no model knows: a step was added, or mistyped */
    static JobModel of(String name) {
        var model = BY_NAME.get(name);
        if (model == null) {
            throw new IllegalArgumentException(
                    "simulated hosts know no job " + name + ", only " + String.join(", ", BY_NAME.keySet()));
        }
        return model;
    }

    /** A little different from host to host, always the same on the same host. */
    double durationMs(String name, SimulatedHost host) {
        var spread = Math.floorMod((name + host.key()).hashCode(), 401) / 1000.0;
        return duration.toMillis() * (0.8 + spread) * host.faults().slow();
    }
}
