package dev.kubeone.activities.kubernetes;

import dev.kubeone.hosts.Secret;
import dev.kubeone.model.manifest.HostConfig;
import java.util.List;

/** Ways to clusters' APIs. */
public interface ClusterApis {

    /**
     * Connects through the first of the control planes that is reachable and holds the cluster's credentials.
     *
     * @throws dev.kubeone.model.failure.OperatorException of kind KUBERNETES_API if none is
     */
    ClusterApi connect(List<HostConfig> controlPlanes);

    /** The admin kubeconfig, from the first of the control planes that has it. */
    Secret kubeconfig(List<HostConfig> controlPlanes);
}
