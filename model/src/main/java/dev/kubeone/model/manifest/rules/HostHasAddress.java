package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;

/** A host must be reachable; either address stands in for the other. */
final class HostHasAddress implements Rule {
    @Override
    public String sentence() {
        return "Every host has a `publicAddress` or a `privateAddress`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        for (PlacedHost placed : PlacedHost.of(cluster)) {
            boolean addressed = !placed.host().publicAddress().isEmpty();
            boolean unread =
                    findings.unread(placed.field("publicAddress")) || findings.unread(placed.field("privateAddress"));
            if (!addressed && !unread) {
                findings.problem(
                        placed.path(), "the host has no address", "Give publicAddress, privateAddress or both");
            }
        }
    }
}
