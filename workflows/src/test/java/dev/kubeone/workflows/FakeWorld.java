package dev.kubeone.workflows;

import dev.kubeone.model.facts.ApiFacts;
import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.plan.BatchStages;
import dev.kubeone.model.plan.Blocker;
import dev.kubeone.model.plan.Finding;
import dev.kubeone.model.plan.Lane;
import dev.kubeone.model.plan.Part;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.model.plan.Rollout;
import dev.kubeone.model.plan.Stage;
import dev.kubeone.model.plan.StepPolicy;
import dev.kubeone.workflows.contract.FailureCodec;
import dev.kubeone.workflows.contract.LookActivities;
import dev.kubeone.workflows.messages.ApiRequest;
import dev.kubeone.workflows.messages.FindingsRequest;
import dev.kubeone.workflows.messages.HostRequest;
import dev.kubeone.workflows.messages.KubeconfigAnswer;
import dev.kubeone.workflows.messages.KubeconfigRequest;
import dev.kubeone.workflows.messages.PlanRequest;
import dev.kubeone.workflows.messages.RunNotice;
import dev.kubeone.workflows.messages.StepInput;
import dev.kubeone.workflows.messages.StepResult;
import dev.kubeone.workflows.messages.WorkerFacts;
import io.temporal.activity.Activity;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hosts made of memory: wants the steps it is given, remembers those that ran, and plans what is left. Steps fail or
 * block as a test tells them.
 */
public final class FakeWorld implements LookActivities {
    private final List<Stage> wanted = new CopyOnWriteArrayList<>();
    private volatile Rollout rollout = Rollout.NONE;
    private final List<Blocker> blockers = new CopyOnWriteArrayList<>();
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final Map<String, Deque<FailureKind>> failures = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> silent = new ConcurrentHashMap<>();
    private final Map<String, Runnable> silentAfter = new ConcurrentHashMap<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostRunning = new AtomicInteger();

    /** "start cp-1/A", "end cp-1/A" in the order in which they happened. */
    public final List<String> log = Collections.synchronizedList(new CopyOnWriteArrayList<>());

    public final List<StepInput> inputs = new CopyOnWriteArrayList<>();
    public final List<HostRequest> looks = new CopyOnWriteArrayList<>();
    public final List<RunNotice> told = new CopyOnWriteArrayList<>();

    /** Whether there is somebody to tell. */
    public volatile boolean tells;

    /** Whether that somebody takes nothing. */
    public volatile boolean deaf;

    public final List<List<String>> remembered = new CopyOnWriteArrayList<>();

    // --- what a test says

    public FakeWorld wants(String stage, Lane... lanes) {
        wanted.add(new Stage(stage, List.of(lanes)));
        return this;
    }

    public FakeWorld wants(Stage stage) {
        wanted.add(stage);
        return this;
    }

    /** Workers in batches, the gate "cluster/Gate-n" behind each. */
    public FakeWorld wantsBatches(Rollout how, Lane... lanes) {
        rollout = how;
        var gate = Example.step("cluster", "Gate", new StepPolicy(60, 1, false));
        wanted.addAll(new BatchStages(how).of("Upgrade workers", List.of(lanes), gate));
        return this;
    }

    public void blocks(Blocker blocker) {
        blockers.add(blocker);
    }

    /** The next attempts of the step fail in these ways. */
    public void fails(String stepId, FailureKind... kinds) {
        failures.computeIfAbsent(stepId, id -> new ArrayDeque<>()).addAll(List.of(kinds));
    }

    /** When the step has failed for the first time, that many looks at the host are not answered. */
    public void isSilentAfter(String stepId, String host, int looks) {
        silentAfter.put(stepId, () -> silent.putIfAbsent(host, new AtomicInteger(looks)));
    }

    /** The step waits in the middle until {@link #open}. */
    public void holds(String stepId) {
        gates.put(stepId, new CountDownLatch(1));
    }

    public void open(String stepId) {
        gates.get(stepId).countDown();
    }

    public int mostRunning() {
        return mostRunning.get();
    }

    // --- what a worker does

    @Override
    public WorkerFacts observeWorker() {
        return new WorkerFacts(true, "test", "", tells);
    }

    @Override
    public HostFacts observeHost(HostRequest request) {
        looks.add(request);
        var host = request.host().displayName();
        if (silent.getOrDefault(host, new AtomicInteger()).getAndDecrement() > 0) {
            return HostFacts.unreachable(
                    host, new Failure(FailureKind.HOST_UNREACHABLE, "connect", host, "no route to host", "check it"));
        }
        return Example.facts(request.host());
    }

    @Override
    public ApiFacts observeApi(ApiRequest request) {
        return ApiFacts.NONE;
    }

    @Override
    public Plan plan(PlanRequest request) {
        var left = wanted.stream()
                .map(stage -> new Stage(
                        stage.title(),
                        stage.lanes().stream()
                                .map(lane -> new Lane(lane.title(), left(lane)))
                                .filter(lane -> !lane.steps().isEmpty())
                                .toList(),
                        stage.part()))
                .filter(stage -> !stage.lanes().isEmpty())
                .toList();
        // Without a batch there is nothing that a gate could be behind.
        var batches = left.stream().anyMatch(stage -> stage.part().kind() == Part.Kind.BATCH);
        var stages = left.stream()
                .filter(stage -> batches || stage.part().kind() != Part.Kind.GATE)
                .toList();
        return new Plan(
                request.kind(),
                request.manifest().name(),
                request.manifest().versions().kubernetes(),
                request.manifest().hosts().stream()
                        .map(host -> host.displayName())
                        .toList(),
                stages,
                List.of(),
                blockers,
                List.of(),
                List.of(),
                "hash" + (stages.hashCode() ^ blockers.hashCode()),
                rollout);
    }

    private List<PlannedStep> left(Lane lane) {
        return lane.steps().stream().filter(step -> !done.contains(step.id())).toList();
    }

    @Override
    public void rememberFindings(FindingsRequest request) {
        remembered.add(request.findings().stream().map(Finding::id).toList());
    }

    @Override
    public void tell(RunNotice notice) {
        if (deaf) {
            throw FailureCodec.encode(new Failure(FailureKind.RUNTIME, "tell", "", "status 500", ""), null);
        }
        told.add(notice);
    }

    @Override
    public KubeconfigAnswer readKubeconfig(KubeconfigRequest request) {
        if (request.publicKeyset().isEmpty()) {
            throw FailureCodec.encode(
                    new Failure(FailureKind.CREDENTIALS, "seal", "", "no key came", "send a key"), null);
        }
        return new KubeconfigAnswer("sealed:" + request.publicKeyset());
    }

    /** All that a worker registers: an object cannot be dynamic and have activities of its own. */
    public Object[] activities() {
        return new Object[] {this, (DynamicActivity) this::execute};
    }

    private Object execute(EncodedValues arguments) {
        var input = arguments.get(0, StepInput.class);
        inputs.add(input);
        log.add("start " + input.step().id());
        mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            waitAtGate(input);
            failIfTold(input);
        } finally {
            running.decrementAndGet();
        }
        done.add(input.step().id());
        log.add("end " + input.step().id());
        return new StepResult(
                true, "did " + Activity.getExecutionContext().getInfo().getActivityType(), 7);
    }

    private void waitAtGate(StepInput input) {
        var gate = gates.get(input.step().id());
        if (gate == null) {
            return;
        }
        try {
            for (var beats = 0; beats < 600; beats++) {
                if (gate.await(100, TimeUnit.MILLISECONDS)) {
                    return;
                }
                Activity.getExecutionContext().heartbeat(beats);
            }
            throw Activity.wrap(new TimeoutException(
                    "nobody opened the gate of " + input.step().id()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Activity.wrap(stopped);
        }
    }

    private void failIfTold(StepInput input) {
        var next = failures.getOrDefault(input.step().id(), new ArrayDeque<>()).poll();
        if (next != null) {
            log.add("fail " + input.step().id());
            silentAfter.getOrDefault(input.step().id(), () -> {}).run();
            throw FailureCodec.encode(
                    new Failure(next, input.step().title(), input.step().host(), "it was told to", "look"), null);
        }
    }
}
