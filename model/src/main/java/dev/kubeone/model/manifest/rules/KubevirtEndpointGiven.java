package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** Without a load balancer nothing has an address that is known before. */
final class KubevirtEndpointGiven implements Rule {
    @Override
    public String sentence() {
        return "KubeVirt machines without a load balancer need an `apiEndpoint.host`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        CloudProvider.Kubevirt kubevirt = cluster.cloudProvider().kubevirt();
        boolean balanced = kubevirt != null
                && kubevirt.controlPlane() != null
                && kubevirt.controlPlane().loadBalancer() != null;
        boolean sets = kubevirt != null && !cluster.controlPlane().nodeSets().isEmpty();
        boolean unknown = cluster.apiEndpoint().host().isEmpty() && !findings.unreadWithin("apiEndpoint");
        if (sets && !balanced && unknown) {
            findings.problem(
                    "controlPlane.nodeSets",
                    "nothing says where the API server will be",
                    "Give apiEndpoint.host or cloudProvider.kubevirt.controlPlane.loadBalancer");
        }
    }
}
