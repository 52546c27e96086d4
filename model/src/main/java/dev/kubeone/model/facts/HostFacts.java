package dev.kubeone.model.facts;

import dev.kubeone.model.failure.Failure;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was seen on one host.
 *
 * @param host display name of the host in the manifest
 * @param unreachable why nothing could be seen, or null if the host was seen
 * @param os the operating system
 * @param machine hardware, kernel and identity
 * @param software installed programs and services
 * @param cluster what of a Kubernetes cluster is on the host
 * @param files SHA-256 in hex of each managed file that exists, by path
 * @param unreachableSources base URLs that the host needs and cannot reach
 * @param components what runs as static pods, and until when its certificates hold
 * @param record how files of Kubernetes compare with what is on record
 */
public record HostFacts(
        String host,
        Failure unreachable,
        Os os,
        Machine machine,
        Software software,
        ClusterState cluster,
        Map<String, String> files,
        List<String> unreachableSources,
        ComponentFacts components,
        RecordFacts record) {
    public HostFacts {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        unreachableSources = List.copyOf(unreachableSources);
        // Facts of older histories have none.
        components = components == null ? ComponentFacts.NONE : components;
        record = record == null ? RecordFacts.NONE : record;
    }

    /** Facts of a host of which nothing is on record. */
    public HostFacts(
            String host,
            Failure unreachable,
            Os os,
            Machine machine,
            Software software,
            ClusterState cluster,
            Map<String, String> files,
            List<String> unreachableSources,
            ComponentFacts components) {
        this(
                host,
                unreachable,
                os,
                machine,
                software,
                cluster,
                files,
                unreachableSources,
                components,
                RecordFacts.NONE);
    }

    /** Facts of a host without static pods. */
    public HostFacts(
            String host,
            Failure unreachable,
            Os os,
            Machine machine,
            Software software,
            ClusterState cluster,
            Map<String, String> files,
            List<String> unreachableSources) {
        this(host, unreachable, os, machine, software, cluster, files, unreachableSources, ComponentFacts.NONE);
    }

    public static HostFacts unreachable(String host, Failure why) {
        return new HostFacts(
                host, why, Os.UNKNOWN, Machine.UNKNOWN, Software.NONE, ClusterState.NONE, Map.of(), List.of());
    }

    public boolean reachable() {
        return unreachable == null;
    }

    /**
     * @param id ID of /etc/os-release: "debian"
     * @param versionId VERSION_ID: "12"
     * @param codename VERSION_CODENAME or ""
     * @param name PRETTY_NAME
     */
    public record Os(String id, String versionId, String codename, String name) {
        public static final Os UNKNOWN = new Os("", "", "", "");
    }

    /**
     * @param architecture Go's name: "amd64", "arm64"
     * @param memoryMb total memory in MiB
     * @param freeDiskMb free space under /var in MiB
     * @param swap whether any swap is on
     * @param clockSkewMs host's clock minus the worker's, in milliseconds
     * @param bootId changes with each boot
     * @param root whether commands can run as root
     * @param listeningPorts TCP ports that something listens on, among those a cluster needs
     * @param modules kernel modules of those wanted that are loaded or built in
     * @param sysctl current values of the settings wanted
     */
    public record Machine(
            String architecture,
            int cpus,
            long memoryMb,
            long freeDiskMb,
            boolean swap,
            long clockSkewMs,
            String hostname,
            String machineId,
            String bootId,
            String kernel,
            int cgroupVersion,
            boolean root,
            List<Integer> listeningPorts,
            List<String> modules,
            Map<String, String> sysctl) {
        public static final Machine UNKNOWN =
                new Machine("", 0, 0, 0, false, 0, "", "", "", "", 0, false, List.of(), List.of(), Map.of());

        public Machine {
            listeningPorts = List.copyOf(listeningPorts);
            modules = List.copyOf(modules);
            sysctl = Collections.unmodifiableMap(new TreeMap<>(sysctl));
        }
    }

    /**
     * Versions without a leading v; "" means not installed.
     *
     * @param held packages that the package manager holds at their version
     * @param activeUnits those of containerd and kubelet that are running
     * @param enabledUnits those of containerd and kubelet that start with the host
     */
    public record Software(
            String containerd,
            String kubelet,
            String kubeadm,
            String kubectl,
            boolean cniPlugins,
            List<String> held,
            List<String> activeUnits,
            List<String> enabledUnits) {
        public static final Software NONE = new Software("", "", "", "", false, List.of(), List.of(), List.of());

        public Software {
            held = List.copyOf(held);
            activeUnits = List.copyOf(activeUnits);
            enabledUnits = List.copyOf(enabledUnits);
        }
    }

    /**
     * @param adminConf /etc/kubernetes/admin.conf exists
     * @param kubeletConf /etc/kubernetes/kubelet.conf exists
     * @param staticPods names of the static pod manifests: "kube-apiserver"
     * @param etcdData /var/lib/etcd/member exists
     * @param caHash SHA-256 of the cluster CA certificate, or ""
     * @param server the API server URL in the kubelet's or the admin's kubeconfig, or ""
     * @param owner name of the cluster that our marker file on the host names, or ""
     * @param complete whether a run of ours finished making the host a member
     * @param apiHealthy the host's own API server answers /readyz with ok
     */
    public record ClusterState(
            boolean adminConf,
            boolean kubeletConf,
            List<String> staticPods,
            boolean etcdData,
            String caHash,
            String server,
            String owner,
            boolean complete,
            boolean apiHealthy) {
        public static final ClusterState NONE =
                new ClusterState(false, false, List.of(), false, "", "", "", false, false);

        public ClusterState {
            staticPods = List.copyOf(staticPods);
        }

        /** Whether anything of a cluster is on the host. */
        public boolean any() {
            return adminConf || kubeletConf || etcdData || !staticPods.isEmpty();
        }
    }
}
