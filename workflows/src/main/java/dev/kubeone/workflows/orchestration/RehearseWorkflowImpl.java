package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.facts.ApiFacts;
import dev.kubeone.model.facts.ClusterFacts;
import dev.kubeone.model.rehearsal.Rehearsal;
import dev.kubeone.workflows.contract.FailureCodec;
import dev.kubeone.workflows.contract.RehearseActivities;
import dev.kubeone.workflows.contract.RehearseWorkflow;
import dev.kubeone.workflows.messages.ApiRequest;
import dev.kubeone.workflows.messages.RehearsalOrder;
import dev.kubeone.workflows.messages.RehearsalRequest;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.util.List;

/** Carries out {@link RehearseWorkflow}. It fails with the activity's failure in the form of {@link FailureCodec}. */
public final class RehearseWorkflowImpl implements RehearseWorkflow {
    @Override
    public Rehearsal rehearse(RehearsalRequest request) {
        try {
            var rehearsals = Workflow.newActivityStub(
                    RehearseActivities.class,
                    StepOptions.rehearsal("models: " + request.kind().verb()));
            return rehearsals.rehearse(new RehearsalOrder(request, facts(request)));
        } catch (ActivityFailure failed) {
            throw FailureCodec.encode(StepFailure.read(failed, "rehearse", ""), failed);
        }
    }

    private static ClusterFacts facts(RehearsalRequest request) {
        if (!request.from().isEmpty()) {
            return new ClusterFacts(List.of(), ApiFacts.NONE);
        }
        var manifest = request.run().manifest();
        var hosts = new HostLooks(new Targets(manifest)).at(manifest.hosts());
        var api = HostLooks.activities("cluster: observe API")
                .observeApi(new ApiRequest(manifest, hosts, request.kind()));
        return new ClusterFacts(hosts, api);
    }
}
