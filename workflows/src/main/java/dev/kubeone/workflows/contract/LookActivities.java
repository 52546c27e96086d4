package dev.kubeone.workflows.contract;

import dev.kubeone.model.facts.ApiFacts;
import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.workflows.messages.ApiRequest;
import dev.kubeone.workflows.messages.FindingsRequest;
import dev.kubeone.workflows.messages.HostRequest;
import dev.kubeone.workflows.messages.KubeconfigAnswer;
import dev.kubeone.workflows.messages.KubeconfigRequest;
import dev.kubeone.workflows.messages.PlanRequest;
import dev.kubeone.workflows.messages.RunNotice;
import dev.kubeone.workflows.messages.WorkerFacts;
import io.temporal.activity.ActivityInterface;

/** Activities that look and compute, and change nothing of what they look at. */
@ActivityInterface
public interface LookActivities {

    /** What kind of worker runs this: real hosts or simulated ones. */
    WorkerFacts observeWorker();

    /** Facts of one host. A host that cannot be reached is a fact, not a failure. */
    HostFacts observeHost(HostRequest request);

    /** Facts of the Kubernetes API; {@link ApiFacts#NONE} where no host has a cluster. */
    ApiFacts observeApi(ApiRequest request);

    /** The plan; guards that fail are in it as blockers. */
    Plan plan(PlanRequest request);

    /** Remembers findings, and since when; writes nothing where nothing changed. */
    void rememberFindings(FindingsRequest request);

    /** Tells elsewhere of the run; fails if nobody takes it. */
    void tell(RunNotice notice);

    /** The admin kubeconfig, sealed for the asking client. */
    KubeconfigAnswer readKubeconfig(KubeconfigRequest request);
}
