package dev.kubeone.client.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kubeone.model.facts.ApiFacts;
import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.plan.Finding;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.sealing.RecipientKey;
import dev.kubeone.sealing.Sealer;
import dev.kubeone.workflows.contract.FailureCodec;
import dev.kubeone.workflows.contract.LookActivities;
import dev.kubeone.workflows.messages.ApiRequest;
import dev.kubeone.workflows.messages.FindingsRequest;
import dev.kubeone.workflows.messages.HostRequest;
import dev.kubeone.workflows.messages.KubeconfigAnswer;
import dev.kubeone.workflows.messages.KubeconfigRequest;
import dev.kubeone.workflows.messages.PlanRequest;
import dev.kubeone.workflows.messages.RunNotice;
import dev.kubeone.workflows.messages.StepResult;
import dev.kubeone.workflows.messages.WorkerFacts;
import io.temporal.activity.Activity;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Activities that play a cluster after a script: the workflow over them is the real one. */
final class ScriptedCluster implements LookActivities {
    static final String SECRET = "client-key-data: c2VjcmV0";

    final RecipientKey key = RecipientKey.generate();
    private final List<Plan> plans = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    final List<String> ran = new CopyOnWriteArrayList<>();
    final List<List<String>> remembered = new CopyOnWriteArrayList<>();

    /** Plans to be answered, one after another; the last one stays. */
    void plans(Plan... answers) {
        plans.addAll(List.of(answers));
    }

    /** Steps wait until {@link #letStepsGo}. */
    void holdSteps() {
        gate = new CountDownLatch(1);
    }

    void letStepsGo() {
        gate.countDown();
    }

    void failing(String step) {
        failing.add(step);
    }

    void healed(String step) {
        failing.remove(step);
    }

    @Override
    public WorkerFacts observeWorker() {
        return new WorkerFacts(false, "test", key.publicKeyset());
    }

    @Override
    public HostFacts observeHost(HostRequest request) {
        var none = new Failure(FailureKind.HOST_UNREACHABLE, "observe", "", "scripted", "");
        return HostFacts.unreachable(request.host().displayName(), none);
    }

    @Override
    public ApiFacts observeApi(ApiRequest request) {
        return new ApiFacts(false, "", "", List.of(), List.of(), Map.of());
    }

    @Override
    public Plan plan(PlanRequest request) {
        return plans.size() > 1 ? plans.remove(0) : plans.get(0);
    }

    @Override
    public void rememberFindings(FindingsRequest request) {
        remembered.add(request.findings().stream().map(Finding::id).toList());
    }

    @Override
    public void tell(RunNotice notice) {
        throw new AssertionError("this worker tells nobody");
    }

    @Override
    public KubeconfigAnswer readKubeconfig(KubeconfigRequest request) {
        return new KubeconfigAnswer(Sealer.seal(
                request.publicKeyset(),
                SECRET.getBytes(UTF_8),
                request.manifest().name()));
    }

    /** The steps' activities; an object that takes any type of activity can be nothing else beside. */
    DynamicActivity steps() {
        return this::step;
    }

    private void awaitGate() {
        try {
            if (!gate.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the test never let the steps go");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Object step(EncodedValues input) {
        var step = Activity.getExecutionContext().getInfo().getActivityType();
        awaitGate();
        if (failing.contains(step)) {
            throw FailureCodec.encode(
                    new Failure(FailureKind.COMMAND_FAILED, step, "w-1", "no space left on device", "free space"),
                    null);
        }
        ran.add(step);
        return new StepResult(true, "changed", 5);
    }
}
