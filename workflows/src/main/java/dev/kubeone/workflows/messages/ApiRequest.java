package dev.kubeone.workflows.messages;

import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.plan.RunKind;
import java.util.List;

/**
 * Asks for the facts of the Kubernetes API, given what was seen on the hosts.
 *
 * @param kind what the run is for, which decides how much is looked at; null in older histories
 * @param files of a reconcile: the addons that the cluster's objects are compared with; null in older histories
 */
public record ApiRequest(KubeOneCluster manifest, List<HostFacts> hosts, RunKind kind, FileBundle files) {
    public ApiRequest {
        kind = kind == null ? RunKind.INSTALL : kind;
        files = files == null ? FileBundle.EMPTY : files;
    }

    public ApiRequest(KubeOneCluster manifest, List<HostFacts> hosts, RunKind kind) {
        this(manifest, hosts, kind, FileBundle.EMPTY);
    }

    public ApiRequest(KubeOneCluster manifest, List<HostFacts> hosts) {
        this(manifest, hosts, RunKind.INSTALL);
    }
}
