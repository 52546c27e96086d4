package dev.kubeone.activities.sequence;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.steps.UncordonNode;
import dev.kubeone.activities.steps.UpgradeKubelet;
import java.util.ArrayList;
import java.util.List;

/**
 * Workers that are still to be upgraded, in batches: a single one first, the canary, then as many at once as may be
 * missing.
 */
final class Batches {
    private static final List<HostStep> MOVES = List.of(new UpgradeKubelet(), new UncordonNode());

    private final List<List<HostView>> batches;

    private Batches(List<List<HostView>> batches) {
        this.batches = batches;
    }

    static Batches of(Wanted wanted) {
        var left = wanted.workers().stream()
                .filter(host -> MOVES.stream()
                        .anyMatch(step -> step.needed(wanted, host).isPresent()))
                .toList();
        var most = 1;
        var batches = new ArrayList<List<HostView>>();
        for (var from = 0;
                from < left.size();
                from += batches.get(batches.size() - 1).size()) {
            var size = from == 0 ? 1 : most;
            batches.add(left.subList(from, Math.min(left.size(), from + size)));
        }
        return new Batches(batches);
    }

    int size() {
        return batches.size();
    }

    List<HostView> get(int batch) {
        return batches.get(batch);
    }

    /** "batch 2 of 5". */
    String name(int batch) {
        return "batch " + (batch + 1) + " of " + batches.size();
    }
}
