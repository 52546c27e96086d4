package dev.kubeone.activities.run;

import dev.kubeone.model.facts.ApiFacts;
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
import io.temporal.activity.Activity;
import java.util.function.Supplier;

/** Adds signs of life to activities that look, so that a worker that dies while it looks is noticed within seconds. */
public final class BeatingLook implements LookActivities {
    private final LookActivities look;

    public BeatingLook(LookActivities look) {
        this.look = look;
    }

    @Override
    public WorkerFacts observeWorker() {
        return look.observeWorker();
    }

    @Override
    public HostFacts observeHost(HostRequest request) {
        return beating(() -> look.observeHost(request));
    }

    @Override
    public ApiFacts observeApi(ApiRequest request) {
        return beating(() -> look.observeApi(request));
    }

    @Override
    public Plan plan(PlanRequest request) {
        return beating(() -> look.plan(request));
    }

    @Override
    public void rememberFindings(FindingsRequest request) {
        beating(() -> {
            look.rememberFindings(request);
            return request;
        });
    }

    @Override
    public void tell(RunNotice notice) {
        beating(() -> {
            look.tell(notice);
            return notice;
        });
    }

    @Override
    public KubeconfigAnswer readKubeconfig(KubeconfigRequest request) {
        return beating(() -> look.readKubeconfig(request));
    }

    @SuppressWarnings("try") // heartbeats are held, not used
    private static <T> T beating(Supplier<T> work) {
        try (var alive = Heartbeats.of(Activity.getExecutionContext(), () -> "looking")) {
            return work.get();
        }
    }
}
