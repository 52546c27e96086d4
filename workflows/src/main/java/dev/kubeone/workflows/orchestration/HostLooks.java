package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.workflows.contract.LookActivities;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** Looks at hosts, many at once; changes nothing anywhere. */
final class HostLooks {
    /** Most hosts that are observed at once; also bounds what one workflow task sends to the server. */
    private static final int MOST_AT_ONCE = 50;

    private final Targets targets;

    HostLooks(Targets targets) {
        this.targets = targets;
    }

    /** What was seen of each, in their order. */
    List<HostFacts> at(List<HostConfig> hosts) {
        var seen = new ArrayList<HostFacts>();
        for (var from = 0; from < hosts.size(); from += MOST_AT_ONCE) {
            var batch = hosts.subList(from, Math.min(hosts.size(), from + MOST_AT_ONCE));
            var looks = batch.stream().map(this::host).toList();
            looks.forEach(look -> seen.add(look.get()));
        }
        return seen;
    }

    private Promise<HostFacts> host(HostConfig host) {
        return Async.function(activities(host.displayName() + ": observe")::observeHost, targets.look(host));
    }

    /** @param summary what the Web UI calls the activity */
    static LookActivities activities(String summary) {
        return Workflow.newActivityStub(LookActivities.class, StepOptions.look(summary));
    }
}
