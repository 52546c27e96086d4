package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;
import java.util.List;

/** Only one host can be initialised first, and it must be a control plane. */
final class AtMostOneLeader implements Rule {
    @Override
    public String sentence() {
        return "At most one control plane, and no worker, has `isLeader`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        List<PlacedHost> leaders = PlacedHost.of(cluster).stream()
                .filter(placed -> placed.host().isLeader())
                .toList();
        List<PlacedHost> controlPlanes = leaders.stream()
                .filter(placed -> placed.path().startsWith("controlPlane"))
                .toList();
        for (PlacedHost leader : leaders) {
            if (!controlPlanes.contains(leader)) {
                findings.problem(leader.field("isLeader"), "a worker cannot be the leader", "Take the field out");
            } else if (!leader.equals(controlPlanes.get(0))) {
                findings.problem(
                        leader.field("isLeader"),
                        controlPlanes.get(0).path() + " is the leader already",
                        "Mark only one control plane");
            }
        }
    }
}
