package dev.kubeone.worker.rehearsal;

import dev.kubeone.model.facts.ApiFacts;
import dev.kubeone.model.facts.ClusterFacts;
import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.workflows.contract.LookActivities;
import dev.kubeone.workflows.messages.ApiRequest;
import dev.kubeone.workflows.messages.FindingsRequest;
import dev.kubeone.workflows.messages.HostRequest;
import dev.kubeone.workflows.messages.KubeconfigAnswer;
import dev.kubeone.workflows.messages.KubeconfigRequest;
import dev.kubeone.workflows.messages.PlanRequest;
import dev.kubeone.workflows.messages.RunNotice;
import dev.kubeone.workflows.messages.WorkerFacts;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Until the first step begins, tells what was seen of the real cluster, so that the plan is the one that the real run
 * would make; from then on what the models have become.
 */
final class RecordedLook implements LookActivities {
    private final LookActivities models;
    private final Optional<ClusterFacts> recorded;
    private final AtomicBoolean begun;

    /**
     * @param recorded what was seen; empty if the models are all there is
     * @param begun whether a step has begun
     */
    RecordedLook(LookActivities models, Optional<ClusterFacts> recorded, AtomicBoolean begun) {
        this.models = models;
        this.recorded = recorded;
        this.begun = begun;
    }

    private Optional<ClusterFacts> record() {
        return begun.get() ? Optional.empty() : recorded;
    }

    @Override
    public WorkerFacts observeWorker() {
        return models.observeWorker();
    }

    @Override
    public HostFacts observeHost(HostRequest request) {
        return record().flatMap(facts -> facts.host(request.host().displayName()))
                .orElseGet(() -> models.observeHost(request));
    }

    @Override
    public ApiFacts observeApi(ApiRequest request) {
        return record().map(ClusterFacts::api).orElseGet(() -> models.observeApi(request));
    }

    @Override
    public Plan plan(PlanRequest request) {
        return models.plan(request);
    }

    @Override
    public void rememberFindings(FindingsRequest request) {
        models.rememberFindings(request);
    }

    @Override
    public void tell(RunNotice notice) {
        models.tell(notice);
    }

    @Override
    public KubeconfigAnswer readKubeconfig(KubeconfigRequest request) {
        return models.readKubeconfig(request);
    }
}
