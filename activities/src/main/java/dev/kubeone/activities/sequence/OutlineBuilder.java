package dev.kubeone.activities.sequence;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.ClusterStep;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.model.plan.BatchStages;
import dev.kubeone.model.plan.Finding;
import dev.kubeone.model.plan.Lane;
import dev.kubeone.model.plan.Part;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.model.plan.Rollout;
import dev.kubeone.model.plan.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes an outline down in the order of reading: stages, in them lanes, in them steps. Steps that are not needed are
 * kept aside; empty lanes and stages vanish.
 */
final class OutlineBuilder {
    private Wanted wanted;
    private String passing = "";
    private Rollout rollout = Rollout.NONE;
    private final List<Stage> stages = new ArrayList<>();
    private final List<Plan.Kept> kept = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> planned = new HashSet<>();

    OutlineBuilder(Wanted wanted) {
        this.wanted = wanted;
    }

    /** What comes next is planned from this picture and leads to a version that is passed through; "" for the last part. */
    OutlineBuilder at(Wanted picture, String version) {
        wanted = picture;
        passing = version;
        return this;
    }

    StageBuilder stage(String title) {
        return new StageBuilder(title);
    }

    /** How stages that end in batches are cut; stands in the plan. */
    OutlineBuilder rollout(Rollout how) {
        rollout = how;
        return this;
    }

    boolean nothingYet() {
        return stages.isEmpty();
    }

    Sequence.Outline outline() {
        return new Sequence.Outline(stages, kept, findings, rollout);
    }

    /** Something that is not right and stays so. */
    void found(Finding finding) {
        findings.add(finding);
    }

    /** Something that is right already. */
    void kept(String host, String title) {
        kept.add(new Plan.Kept(host, title));
    }

    /** One stage; {@link #end()} adds it. */
    final class StageBuilder {
        private final String title;
        private final List<Lane> lanes = new ArrayList<>();

        private StageBuilder(String title) {
            this.title = title;
        }

        LaneBuilder lane(String laneTitle) {
            return new LaneBuilder(this, laneTitle);
        }

        /** A lane for each host, all side by side, with the same steps. */
        StageBuilder eachHost(List<HostView> hosts, List<HostStep> steps) {
            hosts.forEach(host -> lane(host.name()).hostSteps(steps, host).end());
            return this;
        }

        OutlineBuilder end() {
            return end(Part.NONE);
        }

        /** Adds it as a part before which a run can be held. */
        OutlineBuilder end(Part part) {
            if (!lanes.isEmpty()) {
                stages.add(new Stage(title, lanes, part));
            }
            return OutlineBuilder.this;
        }

        /** Adds its lanes batch by batch, the gates behind each. */
        OutlineBuilder endInBatches(List<PlannedStep> gates) {
            if (!lanes.isEmpty()) {
                var passed = passing.isEmpty()
                        ? gates
                        : gates.stream().map(gate -> gate.passing(passing)).toList();
                stages.addAll(new BatchStages(rollout).of(title, lanes, passed));
            }
            return OutlineBuilder.this;
        }
    }

    /** One lane; {@link #end()} adds it. */
    final class LaneBuilder {
        private final StageBuilder stage;
        private final String title;
        private final List<PlannedStep> steps = new ArrayList<>();
        private final List<String> after = new ArrayList<>();

        private LaneBuilder(StageBuilder stage, String title) {
            this.stage = stage;
            this.title = title;
        }

        LaneBuilder hostSteps(List<HostStep> all, HostView host) {
            all.forEach(step -> add(step.needed(wanted, host), host.name(), step.title()));
            return this;
        }

        LaneBuilder clusterSteps(List<ClusterStep> all) {
            all.forEach(step -> add(step.needed(wanted), PlannedStep.CLUSTER, step.title()));
            return this;
        }

        /**
         * What this lane gets next starts only when a step of a lane before it has ended. That lane has been ended, so
         * steps can never wait for each other; if the step is not needed, nothing waits.
         */
        LaneBuilder after(HostStep step, Optional<HostView> host) {
            host.map(at -> Need.id(at.name(), step)).filter(planned::contains).ifPresent(after::add);
            return this;
        }

        /** A step that somebody has decided on already. */
        LaneBuilder planned(Optional<PlannedStep> step) {
            step.ifPresent(this::add);
            return this;
        }

        private void add(Optional<PlannedStep> needed, String host, String stepTitle) {
            // What a part of the way leaves alone may be moved by a later one: only the last can say what is kept.
            needed.ifPresentOrElse(this::add, () -> {
                if (passing.isEmpty()) {
                    kept.add(new Plan.Kept(host, stepTitle));
                }
            });
        }

        private void add(PlannedStep step) {
            var held = after.isEmpty() ? step : step.startingAfter(after);
            steps.add(passing.isEmpty() ? held : held.passing(passing));
            after.clear();
        }

        StageBuilder end() {
            steps.forEach(step -> planned.add(step.id()));
            if (!steps.isEmpty()) {
                stage.lanes.add(new Lane(title, steps));
            }
            return stage;
        }
    }
}
