package dev.kubeone.simulation;

import dev.kubeone.hosts.Secret;
import java.util.Map;
import java.util.Optional;

/** What a job finds when it starts: enough to fail where a real one would. */
record Situation(
        SimulatedHost host,
        HostModel model,
        ClusterView cluster,
        Map<String, String> environment,
        Map<String, Secret> secrets) {

    Optional<String> noObstacle() {
        return Optional.empty();
    }

    Optional<String> cannotPull() {
        if (!model.active().contains("containerd")) {
            return Optional.of("kubeone: failed containerd does not run → look at journalctl -u containerd");
        }
        return model.kubeadm().isEmpty() ? Optional.of("kubeadm: command not found") : Optional.empty();
    }

    Optional<String> cannotInitialise() {
        return preflight()
                .or(() -> cluster.members().isEmpty() || model.membership().isPresent()
                        ? Optional.empty()
                        : Optional.of("[ERROR] the cluster " + cluster.name() + " was initialised on another host"));
    }

    Optional<String> cannotJoin() {
        return preflight().or(this::wrongCredentials).or(this::etcdIsChanging);
    }

    /** kubeadm takes kubelets of three minor releases before. It upgrades to its own minor release and from the one before it; the first control plane goes first. */
    Optional<String> cannotUpgrade() {
        var target = environment.get("KUBERNETES_VERSION");
        if (!model.kubeadm().equals(target)) {
            return Optional.of("kubeone: failed kubeadm is " + model.kubeadm() + " → install " + target);
        }
        if (minor(target) - minor(cluster.facts().version()) > 1) {
            return Optional.of("[upgrade/version] FATAL: the version to upgrade to skips a minor release");
        }
        var tooOld = cluster.members().stream()
                .filter(member -> minor(target) - minor(member.model().kubelet()) > 3)
                .findFirst();
        if (tooOld.isPresent()) {
            return Optional.of("[upgrade/version] FATAL: there are kubelets that are too old: "
                    + tooOld.get().model().kubelet());
        }
        var first = cluster.first(cluster.members());
        return first.host().key().equals(host.key())
                        || first.model().controlPlaneVersion().equals(target)
                ? Optional.empty()
                : Optional.of("kubeone: failed the first control plane is not upgraded yet → upgrade it first");
    }

    /** A kubelet is never newer than any API server. */
    Optional<String> kubeletTooNew() {
        var target = environment.get("KUBERNETES_VERSION");
        return cluster.members().stream()
                .filter(member -> member.model().controlPlane())
                .filter(member -> minor(member.model().controlPlaneVersion()) < minor(target))
                .map(member -> "the API server on " + member.node() + " is still "
                        + member.model().controlPlaneVersion() + ", the kubelet would be " + target)
                .findFirst();
    }

    private static int minor(String version) {
        return Integer.parseInt(version.split("\\.")[1]);
    }

    Optional<String> podCannotAnswer() {
        return cluster.probeRuns(environment.get("POD_UID"))
                ? Optional.empty()
                : Optional.of("kubeone: failed the pod has no process on this node → look at the kubelet's log");
    }

    private Optional<String> preflight() {
        if (model.kubeadm().isEmpty()) {
            return Optional.of("kubeadm: command not found");
        }
        if (!model.active().contains("containerd")) {
            return Optional.of("[ERROR CRI]: container runtime is not running");
        }
        return model.swap()
                ? Optional.of("[ERROR Swap]: running with swap on is not supported. Please disable swap")
                : Optional.empty();
    }

    private Optional<String> wrongCredentials() {
        var token = secrets.getOrDefault("JOIN_TOKEN", new Secret(""));
        if (!cluster.accepts(token)) {
            return Optional.of("error execution phase preflight: the bootstrap token is not valid");
        }
        if (!secrets.getOrDefault("CA_DATA", new Secret("")).reveal().equals(SimulatedCa.base64())) {
            return Optional.of("error execution phase preflight: certificate signed by unknown authority");
        }
        var config = KubeadmDocuments.of(environment);
        return config.controlPlane() && !secrets.containsKey("PKI_ARCHIVE")
                ? Optional.of("error execution phase preflight: the shared certificates are missing")
                : Optional.empty();
    }

    /** etcd takes one new member at a time. */
    private Optional<String> etcdIsChanging() {
        var config = KubeadmDocuments.of(environment);
        return config.controlPlane() && cluster.controlPlaneJoinsBeside(host)
                ? Optional.of("etcdserver: re-configuration failed due to not enough started members")
                : Optional.empty();
    }
}
