package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.manifest.MaintenanceWindow;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.workflows.contract.Names;
import dev.kubeone.workflows.contract.ReconcileWorkflow;
import dev.kubeone.workflows.contract.RunAttributes;
import dev.kubeone.workflows.contract.ScheduledReconcileWorkflow;
import dev.kubeone.workflows.messages.RunRequest;
import dev.kubeone.workflows.messages.ScheduledRequest;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.Locale;

/** Carries out {@link ScheduledReconcileWorkflow}. */
public final class ScheduledReconcileWorkflowImpl implements ScheduledReconcileWorkflow {
    @Override
    public String fire(ScheduledRequest request) {
        var run = withinWindows(request.run());
        try {
            var status = Workflow.newChildWorkflowStub(ReconcileWorkflow.class, options(request))
                    .reconcile(run);
            var outcome = status.failure() == null
                    ? status.state().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                    : status.failure().sentence();
            var opensAtMs = run.options().reportUntilMs();
            return opensAtMs == 0
                    ? outcome
                    : outcome + "; brought back from " + Instant.ofEpochMilli(opensAtMs) + " on";
        } catch (ChildWorkflowFailure e) {
            if (e.getCause() instanceof WorkflowExecutionAlreadyStarted) {
                return "not started: another run holds "
                        + request.run().manifest().name();
            }
            throw e;
        }
    }

    /** Outside the manifest's maintenance windows nothing is touched, only looked at. */
    private static RunRequest withinWindows(RunRequest run) {
        var windows = run.manifest().upgrade().windows();
        if (windows.isEmpty() || run.options().fix().isEmpty()) {
            return run;
        }
        var now = Workflow.currentTimeMillis();
        // In the history, because the rules of a time zone may change between two builds of the worker.
        var opensAtMs = Workflow.sideEffect(Long.class, () -> MaintenanceWindow.earliest(windows, now));
        return opensAtMs <= now ? run : run.with(run.options().reportingUntil(opensAtMs));
    }

    private static ChildWorkflowOptions options(ScheduledRequest request) {
        var run = request.run();
        var memo = RunAttributes.memo(RunKind.RECONCILE, run.manifest(), run.requestedBy());
        memo.put(RunAttributes.SUMMARY, request.summary());
        var options = ChildWorkflowOptions.newBuilder()
                .setWorkflowId(Names.clusterWorkflow(run.manifest().name()))
                .setWorkflowTaskTimeout(Names.LONGEST_THOUGHT)
                // A run that changes hosts ends by its own rules, not because its schedule goes.
                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                .setCancellationType(ChildWorkflowCancellationType.ABANDON)
                .setStaticSummary(request.summary())
                .setMemo(memo);
        // As of the schedule: a server that refused them there refuses them here.
        return Workflow.getTypedSearchAttributes().containsKey(RunAttributes.CLUSTER)
                ? options.setTypedSearchAttributes(RunAttributes.atStart(RunKind.RECONCILE, run.manifest()))
                        .build()
                : options.build();
    }
}
