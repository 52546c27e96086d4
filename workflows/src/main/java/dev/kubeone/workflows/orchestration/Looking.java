package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.facts.ClusterFacts;
import dev.kubeone.model.facts.UnlistedNodes;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.workflows.messages.ApiRequest;
import dev.kubeone.workflows.messages.FileBundle;
import dev.kubeone.workflows.messages.FindingsRequest;
import dev.kubeone.workflows.messages.PlanRequest;
import dev.kubeone.workflows.messages.WorkerFacts;
import java.util.stream.Stream;

/** Observes and plans; changes nothing anywhere. */
final class Looking {
    private final RunRecord run;
    private final Targets targets;
    private final HostLooks hosts;

    Looking(RunRecord run, Targets targets) {
        this.run = run;
        this.targets = targets;
        this.hosts = new HostLooks(targets);
    }

    WorkerFacts worker() {
        return HostLooks.activities("worker: observe").observeWorker();
    }

    ClusterFacts cluster() {
        var facts = hosts.at(run.request().manifest().hosts());
        var api = HostLooks.activities("cluster: observe API")
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
                Stream.concat(facts.hosts().stream(), hosts.at(leaving).stream())
                        .toList(),
                facts.api());
    }

    /** Whether the cluster's objects are compared with the addons. */
    private boolean compared() {
        return run.kind() == RunKind.RECONCILE || run.kind() == RunKind.APPLY;
    }

    /** @param kind the run's, or what its plan turned out to be */
    Plan plan(ClusterFacts facts, RunKind kind) {
        return HostLooks.activities("cluster: plan " + kind.verb())
                .plan(new PlanRequest(
                        kind,
                        run.request().manifest(),
                        run.request().files(),
                        facts,
                        run.request().options()));
    }

    /** Lets the cluster remember what was found, if its API can be asked. */
    void remember(Plan plan) {
        HostLooks.activities("cluster: remember " + plan.findings().size() + " findings")
                .rememberFindings(new FindingsRequest(run.request().manifest(), plan.findings()));
    }
}
