package dev.kubeone.activities.look;

import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.guards.Guards;
import dev.kubeone.activities.kubernetes.ClusterApis;
import dev.kubeone.activities.planning.Planner;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.sequence.Sequences;
import dev.kubeone.model.facts.ApiFacts;
import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.sealing.Sealer;
import dev.kubeone.workflows.contract.LookActivities;
import dev.kubeone.workflows.messages.ApiRequest;
import dev.kubeone.workflows.messages.HostRequest;
import dev.kubeone.workflows.messages.KubeconfigAnswer;
import dev.kubeone.workflows.messages.KubeconfigRequest;
import dev.kubeone.workflows.messages.PlanRequest;
import dev.kubeone.workflows.messages.WorkerFacts;
import java.nio.charset.StandardCharsets;

/** The activities that look and compute. */
public final class LookActivitiesImpl implements LookActivities {
    private final WorkerFacts worker;
    private final HostObserver observer;
    private final ClusterApis apis;
    private final OsCatalog catalog;

    public LookActivitiesImpl(WorkerFacts worker, HostObserver observer, ClusterApis apis, OsCatalog catalog) {
        this.worker = worker;
        this.observer = observer;
        this.apis = apis;
        this.catalog = catalog;
    }

    @Override
    public WorkerFacts observeWorker() {
        return worker;
    }

    @Override
    public HostFacts observeHost(HostRequest request) {
        return observer.observe(request.manifest(), request.host());
    }

    @Override
    public ApiFacts observeApi(ApiRequest request) {
        var holders = request.manifest().controlPlane().hosts().stream()
                .filter(host -> request.hosts().stream()
                        .anyMatch(facts -> facts.host().equals(host.displayName())
                                && facts.cluster().adminConf()
                                && facts.cluster().complete()))
                .toList();
        if (holders.isEmpty()) {
            return ApiFacts.NONE;
        }
        try (var api = apis.connect(holders)) {
            return request.kind() == RunKind.UPGRADE
                    ? api.facts().with(observer.safety().observe(api, holders))
                    : api.facts();
        } catch (OperatorException e) {
            // An API that does not answer is a fact; a guard decides what it means.
            return new ApiFacts(
                    false,
                    e.getMessage(),
                    "",
                    ApiFacts.NONE.nodes(),
                    ApiFacts.NONE.etcdMembers(),
                    ApiFacts.NONE.applied());
        }
    }

    @Override
    public Plan plan(PlanRequest request) {
        var addons = AddonBundles.unpack(request.files());
        var wanted = new Wanted(request.manifest(), addons, request.facts(), catalog, request.removeBinaries());
        return new Planner(Guards.of(request.kind(), catalog))
                .plan(request.kind(), wanted, Sequences.of(request.kind()));
    }

    @Override
    public KubeconfigAnswer readKubeconfig(KubeconfigRequest request) {
        var kubeconfig = apis.kubeconfig(request.manifest().controlPlane().hosts());
        return new KubeconfigAnswer(Sealer.seal(
                request.publicKeyset(),
                kubeconfig.reveal().getBytes(StandardCharsets.UTF_8),
                request.manifest().name()));
    }
}
