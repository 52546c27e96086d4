package dev.kubeone.activities.drain;

import dev.kubeone.activities.kubernetes.NodePod;
import dev.kubeone.model.manifest.DrainPolicy;
import dev.kubeone.model.manifest.DrainPolicy.Pods;
import java.util.ArrayList;
import java.util.List;

/**
 * The pods of a node, sorted by what a drain does with them.
 *
 * @param toAsk those that must leave and were not asked yet, or refused
 * @param leaving those on their way out
 * @param forbidden those that the policy does not let go
 * @param staying how many stay: a DaemonSet's, which comes back wherever it leaves, and static ones
 */
record PodsToMove(List<NodePod> toAsk, List<NodePod> leaving, List<NodePod> forbidden, int staying) {

    /** @param forced nothing is forbidden any more */
    static PodsToMove of(List<NodePod> pods, DrainPolicy policy, boolean forced) {
        var toAsk = new ArrayList<NodePod>();
        var leaving = new ArrayList<NodePod>();
        var forbidden = new ArrayList<NodePod>();
        var staying = 0;
        for (var pod : pods) {
            if (pod.mirror() || (pod.ownerKind().equals("DaemonSet") && !pod.finished())) {
                staying++;
            } else if (pod.ending().isPresent()) {
                leaving.add(pod);
            } else if (!forced && forbids(policy, pod)) {
                forbidden.add(pod);
            } else {
                toAsk.add(pod);
            }
        }
        return new PodsToMove(toAsk, leaving, forbidden, staying);
    }

    /** Pods that have ended hold nothing that anybody needs. */
    private static boolean forbids(DrainPolicy policy, NodePod pod) {
        return !pod.finished()
                && ((policy.unmanaged() == Pods.refuse && unmanaged(pod))
                        || (policy.emptyDir() == Pods.refuse && pod.emptyDir()));
    }

    static boolean unmanaged(NodePod pod) {
        return pod.owner().isEmpty();
    }

    boolean none() {
        return toAsk.isEmpty() && leaving.isEmpty() && forbidden.isEmpty();
    }

    int count() {
        return toAsk.size() + leaving.size() + forbidden.size();
    }
}
