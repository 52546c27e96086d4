package dev.kubeone.activities.sequence;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.steps.UncordonNode;
import dev.kubeone.activities.steps.UpgradeKubelet;
import java.util.List;

/** Workers that are still to be upgraded, in batches: one worker each, so that the first is the canary of all. */
final class Batches {
    private static final List<HostStep> MOVES = List.of(new UpgradeKubelet(), new UncordonNode());

    private final List<HostView> left;

    private Batches(List<HostView> left) {
        this.left = left;
    }

    static Batches of(Wanted wanted) {
        return new Batches(wanted.workers().stream()
                .filter(host -> MOVES.stream()
                        .anyMatch(step -> step.needed(wanted, host).isPresent()))
                .toList());
    }

    int size() {
        return left.size();
    }

    List<HostView> get(int batch) {
        return List.of(left.get(batch));
    }

    /** "batch 2 of 5". */
    String name(int batch) {
        return "batch " + (batch + 1) + " of " + left.size();
    }
}
