package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.facts.ApiFacts;
import dev.kubeone.model.facts.ClusterFacts;
import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.rehearsal.Rehearsal;
import dev.kubeone.workflows.contract.FailureCodec;
import dev.kubeone.workflows.contract.LookActivities;
import dev.kubeone.workflows.contract.RehearseActivities;
import dev.kubeone.workflows.contract.RehearseWorkflow;
import dev.kubeone.workflows.messages.ApiRequest;
import dev.kubeone.workflows.messages.RehearsalOrder;
import dev.kubeone.workflows.messages.RehearsalRequest;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** Carries out {@link RehearseWorkflow}. It fails with the activity's failure in the form of {@link FailureCodec}. */
public final class RehearseWorkflowImpl implements RehearseWorkflow {
    private static final int MOST_AT_ONCE = 50;

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
        var hosts = hosts(new Targets(manifest), manifest.hosts());
        var api = look("cluster: observe API").observeApi(new ApiRequest(manifest, hosts, request.kind()));
        return new ClusterFacts(hosts, api);
    }

    private static List<HostFacts> hosts(Targets targets, List<HostConfig> hosts) {
        var seen = new ArrayList<HostFacts>();
        for (var from = 0; from < hosts.size(); from += MOST_AT_ONCE) {
            var looks = hosts.subList(from, Math.min(hosts.size(), from + MOST_AT_ONCE)).stream()
                    .map(host -> look(targets, host))
                    .toList();
            looks.forEach(look -> seen.add(look.get()));
        }
        return seen;
    }

    private static Promise<HostFacts> look(Targets targets, HostConfig host) {
        return Async.function(look(host.displayName() + ": observe")::observeHost, targets.look(host));
    }

    private static LookActivities look(String summary) {
        return Workflow.newActivityStub(LookActivities.class, StepOptions.look(summary));
    }
}
