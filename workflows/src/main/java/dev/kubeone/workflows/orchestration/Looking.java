package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.facts.ClusterFacts;
import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.facts.UnlistedNodes;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.workflows.contract.LookActivities;
import dev.kubeone.workflows.messages.ApiRequest;
import dev.kubeone.workflows.messages.FileBundle;
import dev.kubeone.workflows.messages.FindingsRequest;
import dev.kubeone.workflows.messages.PlanRequest;
import dev.kubeone.workflows.messages.WorkerFacts;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Observes and plans; changes nothing anywhere. */
final class Looking {
    /** Most hosts that are observed at once; also bounds what one workflow task sends to the server. */
    private static final int MOST_AT_ONCE = 50;

    private final RunRecord run;
    private final Targets targets;

    Looking(RunRecord run, Targets targets) {
        this.run = run;
        this.targets = targets;
    }

    WorkerFacts worker() {
        return activities("worker: observe").observeWorker();
    }

    ClusterFacts cluster() {
        var facts = hosts(run.request().manifest().hosts());
        var api = activities("cluster: observe API")
                .observeApi(new ApiRequest(
                        run.request().manifest(),
                        facts,
                        run.kind(),
                        compared() ? run.request().files() : FileBundle.EMPTY));
        return withLeaving(new ClusterFacts(facts, api));
    }

    /** Hosts that are to leave are known only when the cluster has named its nodes. */
    private ClusterFacts withLeaving(ClusterFacts facts) {
        if (run.kind() != RunKind.APPLY || !run.request().options().removeHosts()) {
            return facts;
        }
        var leaving = new UnlistedNodes(run.request().manifest(), facts).hosts();
        targets.leaving(leaving);
        return new ClusterFacts(
                Stream.concat(facts.hosts().stream(), hosts(leaving).stream()).toList(), facts.api());
    }

    /** Whether the cluster's objects are compared with the addons. */
    private boolean compared() {
        return run.kind() == RunKind.RECONCILE || run.kind() == RunKind.APPLY;
    }

    /** @param kind the run's, or what its plan turned out to be */
    Plan plan(ClusterFacts facts, RunKind kind) {
        return activities("cluster: plan " + kind.verb())
                .plan(new PlanRequest(
                        kind,
                        run.request().manifest(),
                        run.request().files(),
                        facts,
                        run.request().options()));
    }

    /** Lets the cluster remember what was found, if its API can be asked. */
    void remember(Plan plan) {
        activities("cluster: remember " + plan.findings().size() + " findings")
                .rememberFindings(new FindingsRequest(run.request().manifest(), plan.findings()));
    }

    private List<HostFacts> hosts(List<HostConfig> hosts) {
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

    private static LookActivities activities(String summary) {
        return Workflow.newActivityStub(LookActivities.class, StepOptions.look(summary));
    }
}
