package dev.kubeone.workflows.orchestration;

import dev.kubeone.workflows.contract.FailureCodec;
import dev.kubeone.workflows.contract.KubeconfigWorkflow;
import dev.kubeone.workflows.contract.LookActivities;
import dev.kubeone.workflows.messages.KubeconfigAnswer;
import dev.kubeone.workflows.messages.KubeconfigRequest;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;

/** Carries out {@link KubeconfigWorkflow}. It fails with the activity's failure in the form of {@link FailureCodec}. */
public final class KubeconfigWorkflowImpl implements KubeconfigWorkflow {
    private final LookActivities activities = Workflow.newActivityStub(
            LookActivities.class, StepOptions.look("cluster: read the kubeconfig, seal it for the client"));

    @Override
    public KubeconfigAnswer kubeconfig(KubeconfigRequest request) {
        try {
            return activities.readKubeconfig(request);
        } catch (ActivityFailure failed) {
            throw FailureCodec.encode(StepFailure.read(failed, "read the kubeconfig", ""), failed);
        }
    }
}
