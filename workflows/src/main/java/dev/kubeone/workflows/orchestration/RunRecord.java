package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.plan.Lane;
import dev.kubeone.model.plan.Limit;
import dev.kubeone.model.plan.Part;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.plan.Stage;
import dev.kubeone.model.run.Decision;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.model.run.StepState;
import dev.kubeone.model.run.StepStatus;
import dev.kubeone.workflows.messages.RunRequest;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that is known of a run while it lasts. Its line of work moves the phase and the steps; people's decisions change
 * flags and parked steps; the state that is shown follows from both.
 */
final class RunRecord {
    private final RunKind kind;
    private final RunRequest request;
    private final String runId;
    private final long startedAtMs;
    private final List<Decision> decisions = new ArrayList<>();
    private final Map<String, StepRecord> steps = new LinkedHashMap<>();
    private RunState phase = RunState.OBSERVING;
    private long phaseSinceMs;
    private long phaseUntilMs;
    private String phaseText = "";
    private String stage = "";
    private int begun;
    private boolean walking;
    private String awaitedPart = "";
    private final Set<String> approvedParts = new LinkedHashSet<>();
    private final Map<String, Failure> leftOut = new LinkedHashMap<>();
    private Plan plan;
    private List<String> planChange = List.of();
    private long pausedSinceMs;
    private boolean cancelRequested;
    private long cancelSinceMs;
    private Failure failure;
    private boolean simulated;
    private boolean tells;

    RunRecord(RunKind kind, RunRequest request, String runId) {
        this.kind = kind;
        this.request = request;
        this.runId = runId;
        this.startedAtMs = now();
        this.phaseSinceMs = startedAtMs;
    }

    static long now() {
        return Workflow.currentTimeMillis();
    }

    // --- the run's own line of work

    /** Moves to a phase; the text says what is being waited for in it. */
    void enter(RunState next, String text) {
        phase = next;
        phaseText = text;
        phaseSinceMs = now();
        phaseUntilMs = 0;
        awaitedPart = "";
    }

    void show(Plan shown, List<String> change) {
        plan = shown;
        planChange = change;
        steps.clear();
        shown.steps().forEach(step -> steps.put(step.id(), new StepRecord(step)));
    }

    /** From now on stages begin, and what has not begun may be cut anew. */
    void startWalking() {
        walking = true;
    }

    boolean walking() {
        return walking;
    }

    /** Begins a stage; what has begun stays as it is. */
    Stage begin(int number) {
        begun = Math.max(begun, number + 1);
        var next = plan.stages().get(number);
        enterStage(next.title());
        return next;
    }

    void awaitApprovalOf(Stage next) {
        enter(RunState.AWAITING_APPROVAL, "approval to begin: " + next.title() + hosts(next));
        awaitedPart = next.title();
    }

    /** Title of the stage that waits for its own approval, or "". */
    String awaitedPart() {
        return awaitedPart;
    }

    void approveAwaitedPart() {
        approvedParts.add(awaitedPart);
        enter(RunState.RUNNING, "");
    }

    boolean approved(Stage part) {
        return approvedParts.contains(part.title());
    }

    void awaitWindow(Stage next, long opensAtMs) {
        enter(RunState.RUNNING, "the maintenance window, to begin: " + next.title() + hosts(next));
        phaseUntilMs = opensAtMs;
    }

    /** " (w-2, w-3)" where the title does not say it. */
    private static String hosts(Stage stage) {
        var names = stage.lanes().stream().map(Lane::title).toList();
        return stage.part().kind() == Part.Kind.BATCH ? " (" + String.join(", ", names) + ")" : "";
    }

    /** Cuts the batches that have not begun anew. Steps keep where they stand; gates come and go with their batches. */
    void limitTo(Limit limit) {
        plan = plan.limitedTo(limit, begun);
        var known = new LinkedHashMap<>(steps);
        steps.clear();
        plan.steps()
                .forEach(step -> steps.put(
                        step.id(), known.containsKey(step.id()) ? known.get(step.id()) : new StepRecord(step)));
    }

    boolean hasBatchesLeft() {
        return batchesLeft() > 0;
    }

    long batchesLeft() {
        return plan.stages().stream()
                .skip(begun)
                .filter(left -> left.part().kind() == Part.Kind.BATCH)
                .count();
    }

    /** Goes on without a worker: nothing of it begins any more in this run. */
    void leaveOut(String host, Failure why) {
        leftOut.put(host, why);
        steps.values().stream()
                .filter(step -> step.step().host().equals(host) && !step.over())
                .forEach(step -> step.leaveOut(why, now()));
    }

    /** Does a worker's steps after all that were left out with it. */
    void takeBack(String host) {
        leftOut.remove(host);
        steps.values().stream()
                .filter(step -> step.step().host().equals(host) && step.leftOut())
                .forEach(step -> step.retry(now()));
    }

    void awaitReturn(String hosts, long untilMs) {
        enter(RunState.RUNNING, "an answer from " + hosts + ", left out because nobody reached it");
        phaseUntilMs = untilMs;
    }

    /** Workers that the run goes on without, and why. */
    Map<String, Failure> leftOut() {
        return leftOut;
    }

    void enterStage(String title) {
        stage = title;
    }

    void end(RunState last, Failure why) {
        if (last == RunState.CANCELLED) {
            steps.values().stream().filter(step -> !step.over()).forEach(step -> step.cancel(now()));
        }
        failure = why;
        enter(last, "");
    }

    /** @param somebodyListens whether the worker has somebody to tell of the run */
    void tells(boolean somebodyListens) {
        tells = somebodyListens;
    }

    boolean tells() {
        return tells;
    }

    void simulated(boolean hostsAreModels) {
        simulated = hostsAreModels;
    }

    // --- decisions

    void decide(String who, String what, String about) {
        decisions.add(new Decision(now(), who, what, about));
    }

    void pause() {
        pausedSinceMs = now();
    }

    void resume() {
        pausedSinceMs = 0;
    }

    void requestCancel() {
        cancelRequested = true;
        cancelSinceMs = now();
    }

    // --- what is shown

    RunState state() {
        if (phase.over()) {
            return phase;
        }
        if (cancelRequested) {
            return RunState.CANCELLING;
        }
        if (phase == RunState.AWAITING_APPROVAL) {
            return phase;
        }
        if (paused()) {
            return RunState.PAUSED;
        }
        return phase == RunState.RUNNING && !parked().isEmpty() ? RunState.NEEDS_ATTENTION : phase;
    }

    RunKind kind() {
        return kind;
    }

    RunRequest request() {
        return request;
    }

    String runId() {
        return runId;
    }

    /** Start of the run, epoch milliseconds; grows from run to run of a cluster, as only one can run at a time. */
    long startedAtMs() {
        return startedAtMs;
    }

    boolean paused() {
        return pausedSinceMs > 0;
    }

    long pausedSinceMs() {
        return pausedSinceMs;
    }

    boolean cancelRequested() {
        return cancelRequested;
    }

    long cancelSinceMs() {
        return cancelSinceMs;
    }

    long phaseSinceMs() {
        return phaseSinceMs;
    }

    /** Until when the phase lasts, epoch milliseconds, or 0 for as long as it takes. */
    long phaseUntilMs() {
        return phaseUntilMs;
    }

    String phaseText() {
        return phaseText;
    }

    String stage() {
        return stage;
    }

    /** The plan that is shown or runs; null while there is none. */
    Plan plan() {
        return plan;
    }

    Collection<StepRecord> steps() {
        return steps.values();
    }

    /** The step with this id; null if the plan has none. */
    StepRecord step(String id) {
        return steps.get(id);
    }

    /** The step of another lane that this one starts after and that has not ended yet. */
    Optional<StepRecord> heldBackBy(StepRecord step) {
        return step.step().after().stream()
                .map(steps::get)
                .filter(other -> other != null && !other.over())
                .findFirst();
    }

    List<StepRecord> parked() {
        return inState(StepState.PARKED);
    }

    List<StepRecord> inState(StepState wanted) {
        return steps.values().stream().filter(step -> step.state() == wanted).toList();
    }

    List<Decision> decisions() {
        return decisions;
    }

    private StepStatus status(StepRecord step) {
        return step.status(heldBackBy(step).map(StepRecord::text).orElse(""));
    }

    RunStatus status() {
        var waiting = Waiting.of(this);
        return new RunStatus(
                request.manifest().name(),
                kind,
                request.manifest().versions().kubernetes(),
                runId,
                request.requestedBy(),
                state(),
                startedAtMs,
                phase.over() ? phaseSinceMs : 0,
                waiting.text(),
                waiting.sinceMs(),
                waiting.untilMs(),
                plan == null ? "" : plan.hash(),
                planChange,
                steps.values().stream().map(this::status).toList(),
                decisions,
                failure,
                simulated,
                awaitedPart);
    }
}
