package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.facts.RecordFacts.FileDrift;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts files of Kubernetes back that somebody changed; what runs from them starts anew. */
public final class RestoreFiles implements HostStep {
    @Override
    public String title() {
        return "put Kubernetes' files back";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        var record = host.facts().record();
        if (!record.version().equals(wanted.version()) || record.drifts().isEmpty()) {
            return Optional.empty();
        }
        var reason = record.drifts().stream().map(FileDrift::sentence).collect(Collectors.joining("; "));
        var need = Need.of(this, host.name(), reason)
                .input("KUBERNETES_VERSION", wanted.version())
                .input("NODE", host.nodeName())
                .policy(600, 3, true);
        var modesOnly = record.drifts().stream().allMatch(drift -> drift.kind() == FileDrift.Kind.mode);
        return modesOnly ? need.planned() : need.mayInterrupt().planned();
    }

    @Override
    public StepResult run(StepContext context) {
        var result =
                context.runJob(Scripts.onRecord(name()), context.input().step().inputs(), Map::of);
        NodeReadiness.await(context, context.input("NODE"));
        return result;
    }
}
