package dev.kubeone.model.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/** The stages of work that is done batch by batch, each batch with a gate behind it. Pure. */
public final class BatchStages {
    private final Rollout rollout;

    public BatchStages(Rollout rollout) {
        this.rollout = rollout;
    }

    /**
     * @param of the work: "Upgrade workers"
     * @param lanes one for each worker
     * @param gate the step between two batches, without a number
     */
    public List<Stage> of(String of, List<Lane> lanes, PlannedStep gate) {
        return of(of, lanes, List.of(gate));
    }

    /** The same with several steps between two batches, one after another. */
    public List<Stage> of(String of, List<Lane> lanes, List<PlannedStep> gates) {
        return of(of, lanes, gates, 0);
    }

    /** Cuts what has not begun anew, by the limits of this rollout; what is not done in batches stays as it is. */
    public List<Stage> recut(List<Stage> left) {
        var recut = new ArrayList<Stage>();
        var cut = new LinkedHashSet<String>();
        for (var stage : left) {
            var part = stage.part();
            if (part.kind() == Part.Kind.BATCH && cut.add(part.of())) {
                recut.addAll(of(part.of(), lanes(part, left), gates(part, left), part.number() - 1));
            } else if (part.kind() != Part.Kind.BATCH && !cut.contains(part.of())) {
                recut.add(stage);
            }
        }
        return recut;
    }

    private List<Stage> of(String of, List<Lane> lanes, List<PlannedStep> gates, int begun) {
        var byHost = new LinkedHashMap<String, Lane>();
        lanes.forEach(lane -> byHost.put(lane.steps().get(0).host(), lane));
        var hosts = lanes.stream().map(lane -> lane.steps().get(0).host()).toList();
        var batches = rollout.batches(hosts, begun);
        var stages = new ArrayList<Stage>();
        for (var n = 0; n < batches.size(); n++) {
            var number = begun + n + 1;
            var name = "batch " + number + " of " + (begun + batches.size());
            stages.add(new Stage(
                    of + ", " + name,
                    batches.get(n).stream().map(byHost::get).toList(),
                    new Part(Part.Kind.BATCH, of, number)));
            stages.add(new Stage(
                    "Check workloads after " + name,
                    List.of(new Lane("workloads", numbered(gates, number, "after " + name))),
                    new Part(Part.Kind.GATE, of, number)));
        }
        return stages;
    }

    private static List<Lane> lanes(Part work, List<Stage> left) {
        return left.stream()
                .filter(stage ->
                        stage.part().kind() == Part.Kind.BATCH && stage.part().sameWork(work))
                .flatMap(stage -> stage.lanes().stream())
                .toList();
    }

    private static List<PlannedStep> numbered(List<PlannedStep> gates, int number, String why) {
        return gates.stream().map(gate -> gate.numbered(number, why)).toList();
    }

    private static List<PlannedStep> gates(Part work, List<Stage> left) {
        return left.stream()
                .filter(stage ->
                        stage.part().kind() == Part.Kind.GATE && stage.part().sameWork(work))
                .filter(stage -> stage.part().number() >= work.number())
                .map(stage -> stage.lanes().get(0).steps().stream()
                        .map(PlannedStep::withoutNumber)
                        .toList())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("every batch has a gate behind it"));
    }
}
