package dev.kubeone.workflows.orchestration;

import static dev.kubeone.workflows.Example.lane;
import static dev.kubeone.workflows.Example.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.plan.Blocker;
import dev.kubeone.model.plan.Lane;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.plan.StepPolicy;
import dev.kubeone.model.run.Decision;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.model.run.StepState;
import dev.kubeone.workflows.Example;
import dev.kubeone.workflows.FakeWorld;
import dev.kubeone.workflows.connection.WorkflowJson;
import dev.kubeone.workflows.contract.InstallWorkflow;
import dev.kubeone.workflows.contract.Names;
import dev.kubeone.workflows.contract.RunAttributes;
import dev.kubeone.workflows.messages.ApproveRequest;
import dev.kubeone.workflows.messages.DecisionRequest;
import dev.kubeone.workflows.messages.FileBundle;
import dev.kubeone.workflows.messages.RunRequest;
import dev.kubeone.workflows.messages.StepInput;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterRunTest {
    private static final StepPolicy SKIPPABLE = new StepPolicy(60, 1, true);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final List<WorkerFactory> factories = new ArrayList<>();
    private TestWorkflowEnvironment environment;

    @BeforeAll
    void start() {
        environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(WorkflowJson.dataConverter())
                        .build())
                .build());
        RunAttributes.ALL.forEach(key -> environment.registerSearchAttribute(key.getName(), key.getValueType()));
    }

    @AfterEach
    void stopWorkers() {
        factories.forEach(WorkerFactory::shutdownNow);
        factories.clear();
    }

    @AfterAll
    void stop() {
        environment.close();
    }

    @Test
    void stepsOfALaneRunInOrderAndStagesOneAfterAnother() {
        var world = new FakeWorld()
                .wants("Prepare", lane(step("cp-1", "A"), step("cp-1", "B")), lane(step("cp-2", "A")))
                .wants("Start", lane(step("cluster", "Apply")));
        var status = new Run(world).autoApproved().end();

        assertThat(status.state()).isEqualTo(RunState.DONE);
        assertThat(status.failure()).isNull();
        assertThat(status.percent()).isEqualTo(100);
        assertThat(status.simulated()).isTrue();
        assertThat(world.log).containsSubsequence("end cp-1/A", "start cp-1/B", "end cp-1/B", "start cluster/Apply");
        assertThat(world.log).containsSubsequence("end cp-2/A", "start cluster/Apply");
        assertThat(status.steps()).allSatisfy(step -> {
            assertThat(step.state()).isEqualTo(StepState.DONE);
            assertThat(step.startedAtMs()).isPositive();
            assertThat(step.endedAtMs()).isGreaterThanOrEqualTo(step.startedAtMs());
            assertThat(step.hostMs()).isEqualTo(7);
            assertThat(step.message()).isEqualTo("did " + step.name());
        });
    }

    @Test
    void aStepStartsAfterTheStepOfAnotherLaneThatItNames() {
        var world = new FakeWorld()
                .wants(
                        "All",
                        lane(step("cp-1", "Prepare"), step("cp-1", "Init")),
                        lane(
                                step("cp-2", "Prepare"),
                                step("cp-2", "Join").startingAfter(List.of("cp-1/Init", "gone/Init"))));
        world.fails("cp-1/Init", FailureKind.NO_SUDO);
        var run = new Run(world).autoApproved();
        var parked = run.await(now -> now.doneSteps() == 2 && now.state() == RunState.NEEDS_ATTENTION);

        assertThat(parked.steps())
                .filteredOn(step -> step.id().equals("cp-2/Join"))
                .singleElement()
                .matches(step -> step.state() == StepState.PENDING)
                .matches(step -> step.message().equals("waits for cp-1: do Init"));
        run.stub.retry(decision("cp-1/Init"));
        assertThat(run.end().state()).isEqualTo(RunState.DONE);
        assertThat(world.log).containsSubsequence("end cp-1/Init", "start cp-2/Join");
    }

    @Test
    void aStepIsToldItsHostTheLeaderAndTheFenceOfTheRun() {
        var world = new FakeWorld().wants("All", lane(step("w-1", "A"), step("cluster", "B")));
        var status = new Run(world).autoApproved().end();

        var onHost = world.inputs.get(0);
        assertThat(onHost.target().displayName()).isEqualTo("w-1");
        assertThat(onHost.controlPlanes()).extracting("hostname").containsExactly("cp-2", "cp-1", "cp-3");
        assertThat(onHost.runId()).matches("[0-9a-f]{12}").isEqualTo(status.runId());
        assertThat(onHost.fence()).isEqualTo(status.startedAtMs());
        assertThat(world.inputs.get(1).target().displayName()).isEqualTo("cp-2");
    }

    @Test
    void aParkedStepThatMayBeForcedIsTriedAgainWithTheNameOfWhoDid() {
        var drain = step("w-1", "A", SKIPPABLE);
        var world = new FakeWorld().wants("All", lane(drain.forcedBy("")), lane(step("cp-1", "A")));
        world.fails("w-1/A", FailureKind.WAITING_FOR_DECISION);
        world.fails("cp-1/A", FailureKind.WAITING_FOR_DECISION);
        var run = new Run(world).autoApproved();
        var parked = run.await(now -> now.steps().stream()
                        .filter(step -> step.state() == StepState.PARKED)
                        .count()
                == 2);

        assertThat(parked.waitingFor()).startsWith("a decision (retry, skip, force or cancel) about ");
        refused(() -> run.stub.force(decision("")), "several steps are parked");
        refused(() -> run.stub.force(decision("cp-1/A")), "step cp-1/A cannot be forced");
        run.stub.force(decision("w-1/A"));
        run.stub.retry(decision("cp-1/A"));
        var ended = run.end();

        assertThat(ended.state()).isEqualTo(RunState.DONE);
        assertThat(ended.decisions()).extracting("what").contains("force");
        assertThat(world.inputs.stream()
                        .filter(input -> input.step().id().equals("w-1/A"))
                        .map(input -> input.step().inputs().get(PlannedStep.FORCE)))
                .containsExactly("", "bob@desk");
    }

    @Test
    void whoListensIsToldOfEachWaitOnceAndOfNothingElseWhenItEndsWell() {
        var world = new FakeWorld().wants("All", lane(step("w-1", "A")), lane(step("cp-1", "A")));
        world.tells = true;
        world.fails("w-1/A", FailureKind.WAITING_FOR_DECISION, FailureKind.WAITING_FOR_DECISION);
        var run = new Run(world).autoApproved();
        run.await(RunState.NEEDS_ATTENTION);
        run.stub.retry(decision("w-1/A"));
        Awaitility.await().until(() -> world.told.size() == 2);
        run.await(RunState.NEEDS_ATTENTION);
        run.stub.retry(decision("w-1/A"));

        assertThat(run.end().state()).isEqualTo(RunState.DONE);
        assertThat(world.told).hasSize(2).allSatisfy(notice -> {
            assertThat(notice.event()).isEqualTo("waiting");
            assertThat(notice.what()).startsWith("a decision (retry or cancel) about w-1: do A: ");
            assertThat(notice.next()).startsWith("kubeone-client status ");
        });
    }

    @Test
    void whoListensIsToldOfARunThatEndsOtherwise() {
        var world = new FakeWorld();
        world.tells = true;
        world.blocks(new Blocker("FreeDisk", "cp-1", "no room", "make some"));

        assertThat(new Run(world).autoApproved().end().state()).isEqualTo(RunState.REFUSED);
        assertThat(world.told).singleElement().satisfies(notice -> {
            assertThat(notice.event()).isEqualTo("ended");
            assertThat(notice.state()).isEqualTo("refused");
            assertThat(notice.what()).contains("no room");
        });
    }

    @Test
    void nobodyListeningStopsNoRun() {
        var world = new FakeWorld();
        world.tells = true;
        world.deaf = true;
        world.blocks(new Blocker("FreeDisk", "cp-1", "no room", "make some"));

        assertThat(new Run(world).autoApproved().end().state()).isEqualTo(RunState.REFUSED);
        assertThat(world.told).isEmpty();
    }

    @Test
    void lanesOfAStageRunSideBySide() {
        var world = new FakeWorld().wants("All", lane(step("cp-1", "A")), lane(step("cp-2", "A")));
        world.holds("cp-1/A");
        world.holds("cp-2/A");
        var run = new Run(world).autoApproved();
        var status = run.await(now ->
                now.steps().stream().allMatch(step -> step.state() == StepState.RUNNING) && world.mostRunning() == 2);

        assertThat(status.waitingFor()).isEqualTo("cp-1: do A, cp-2: do A");
        assertThat(status.waitingSinceMs()).isPositive();
        assertThat(status.waitingUntilMs()).isGreaterThan(status.waitingSinceMs());
        world.open("cp-1/A");
        world.open("cp-2/A");
        assertThat(run.end().state()).isEqualTo(RunState.DONE);
    }

    @Test
    void noMoreThanFiftyStepsRunAtOnceAndParkedOnesDoNotCount() {
        var lanes = IntStream.rangeClosed(1, 120)
                .mapToObj(i -> lane(step("w-" + i, "A", SKIPPABLE)))
                .toList();
        var world = new FakeWorld().wants("All", lanes.toArray(Lane[]::new));
        IntStream.rangeClosed(1, 60).forEach(i -> world.fails("w-" + i + "/A", FailureKind.MANIFEST));
        world.holds("w-119/A");
        world.holds("w-120/A");
        var run = new Run(world, 120).autoApproved();
        run.await(now -> now.steps().stream()
                                .filter(step -> step.state() == StepState.PARKED)
                                .count()
                        == 60
                && now.doneSteps() == 58
                && world.mostRunning() > 1);

        assertThat(world.mostRunning()).isLessThanOrEqualTo(PlanRunner.MOST_AT_ONCE);
        world.open("w-119/A");
        world.open("w-120/A");
        run.stub.retry(decision(""));
        assertThat(run.end().state()).isEqualTo(RunState.DONE);
        assertThat(world.looks)
                .hasSize(2 * 123)
                .allSatisfy(look -> assertThat(look.manifest().hosts()).hasSizeLessThanOrEqualTo(4));
    }

    @Test
    void aFailureThatMayPassIsTriedAgain() {
        var world = new FakeWorld().wants("All", lane(step("cp-1", "A")));
        world.fails("cp-1/A", FailureKind.HOST_UNREACHABLE);
        var status = new Run(world).autoApproved().end();

        assertThat(status.state()).isEqualTo(RunState.DONE);
        assertThat(world.log).containsExactly("start cp-1/A", "fail cp-1/A", "start cp-1/A", "end cp-1/A");
    }

    @Test
    void aFinalFailureParksAtOnceOthersGoOnAndRetryFinishes() {
        var world = new FakeWorld()
                .wants("All", lane(step("cp-1", "A"), step("cp-1", "B")), lane(step("cp-2", "A"), step("cp-2", "B")));
        world.fails("cp-1/A", FailureKind.NO_SUDO);
        var run = new Run(world).autoApproved();
        var parked = run.await(now -> now.doneSteps() == 2 && now.state() == RunState.NEEDS_ATTENTION);

        assertThat(world.log)
                .containsOnlyOnce("start cp-1/A")
                .doesNotContain("start cp-1/B")
                .contains("end cp-2/B");
        assertThat(parked.waitingFor())
                .isEqualTo("a decision (retry or cancel) about cp-1: do A: it was told to → look");
        assertThat(parked.waitingSinceMs()).isPositive();
        assertThat(parked.steps().get(0).failure().kind()).isEqualTo(FailureKind.NO_SUDO);
        refused(() -> run.stub.retry(decision("cp-9/A")), "the plan has no step cp-9/A; parked are: cp-1/A");
        refused(() -> run.stub.retry(decision("cp-1/B")), "step cp-1/B is PENDING, not parked");
        refused(() -> run.stub.skip(decision("cp-1/A")), "step cp-1/A cannot be skipped");

        var answer = run.stub.retry(decision("cp-1/A"));
        assertThat(answer.message()).isEqualTo("1 step to be tried again");
        var ended = run.end();
        assertThat(ended.state()).isEqualTo(RunState.DONE);
        assertThat(ended.decisions())
                .extracting(Decision::who, Decision::what, Decision::about)
                .containsExactly(tuple("bob@desk", "retry", "cp-1/A (because)"));
        assertThat(ended.decisions().get(0).atMs()).isPositive();
        assertThat(world.inputs).extracting(StepInput::runId).containsOnly(ended.runId());
    }

    @Test
    void aSkippedStepLeavesTheRunDoneInPart() {
        var world = new FakeWorld().wants("All", lane(step("cp-1", "A", SKIPPABLE), step("cp-1", "B")));
        world.fails("cp-1/A", FailureKind.COMMAND_FAILED);
        var run = new Run(world).autoApproved();
        var parked = run.await(RunState.NEEDS_ATTENTION);
        assertThat(parked.waitingFor()).startsWith("a decision (retry, skip or cancel) about cp-1: do A");
        run.stub.skip(decision(""));
        var ended = run.end();

        assertThat(ended.state()).isEqualTo(RunState.DONE_IN_PART);
        assertThat(ended.failure().kind()).isEqualTo(FailureKind.DONE_IN_PART);
        assertThat(ended.failure().why()).contains("cp-1: do A (it is missing)");
        assertThat(ended.steps()).extracting("state").containsExactly(StepState.SKIPPED, StepState.DONE);
        assertThat(ended.steps().get(0).message()).isEqualTo("skipped by bob@desk");
    }

    @Test
    void aStepThatLeavesItsHostOutAsksNobodyAndTheNextHostsGoOn() {
        var world = new FakeWorld()
                .wants("All", lane(step("w-1", "A"), step("w-1", "B"), step("w-2", "A")), lane(step("w-3", "A")));
        world.fails("w-1/A", FailureKind.DONE_IN_PART);
        var ended = new Run(world, 3).autoApproved().end();

        assertThat(ended.state()).isEqualTo(RunState.DONE_IN_PART);
        assertThat(ended.steps())
                .extracting("state")
                .containsExactly(StepState.SKIPPED, StepState.SKIPPED, StepState.DONE, StepState.DONE);
        assertThat(ended.steps().get(1).message()).isEqualTo("left out: w-1: do A: it was told to → look");
        assertThat(world.log).doesNotContain("start w-1/B").containsOnlyOnce("start w-1/A");
        assertThat(ended.decisions()).isEmpty();
    }

    @Test
    void aParkedRunCanBeCancelledAndNothingNewStarts() {
        var world = new FakeWorld().wants("All", lane(step("cp-1", "A"), step("cp-1", "B")), lane(step("cp-2", "A")));
        world.fails("cp-1/A", FailureKind.MANIFEST);
        world.holds("cp-2/A");
        var run = new Run(world).autoApproved();
        run.await(now -> now.state() == RunState.NEEDS_ATTENTION && world.log.contains("start cp-2/A"));
        run.stub.cancel(decision(""));
        var cancelling = run.await(RunState.CANCELLING);
        assertThat(cancelling.waitingFor()).isEqualTo("the end of what runs; still running: cp-2: do A");
        refused(() -> run.stub.cancel(decision("")), "the run is being cancelled already, by bob@desk");
        refused(() -> run.stub.retry(decision("")), "the run is being cancelled already");
        world.open("cp-2/A");
        var ended = run.end();

        assertThat(ended.state()).isEqualTo(RunState.CANCELLED);
        assertThat(ended.endedAtMs()).isPositive();
        assertThat(ended.steps())
                .extracting("state")
                .containsExactly(StepState.CANCELLED, StepState.CANCELLED, StepState.DONE);
        assertThat(world.log).contains("end cp-2/A").doesNotContain("start cp-1/B");
    }

    @Test
    void cancellingInTheWebUiLetsRunningStepsEnd() {
        var world = new FakeWorld().wants("All", lane(step("cp-1", "A"), step("cp-1", "B")));
        world.holds("cp-1/A");
        var run = new Run(world).autoApproved();
        run.await(now -> world.log.contains("start cp-1/A"));
        run.untyped().cancel();
        run.await(RunState.CANCELLING);
        world.open("cp-1/A");
        assertThatThrownBy(run::end).cause().isInstanceOf(CanceledFailure.class);
        var ended = run.stub.status();

        assertThat(ended.state()).isEqualTo(RunState.CANCELLED);
        assertThat(ended.steps()).extracting("state").containsExactly(StepState.DONE, StepState.CANCELLED);
        assertThat(ended.decisions()).extracting("who", "what").containsExactly(tuple("Temporal", "cancel"));
    }

    @Test
    void aPausedRunStartsNothingUntilItIsResumed() {
        var world = new FakeWorld().wants("All", lane(step("cp-1", "A"), step("cp-1", "B")));
        world.holds("cp-1/A");
        var run = new Run(world).autoApproved();
        run.await(now -> world.log.contains("start cp-1/A"));
        refused(() -> run.stub.resume(decision("")), "the run is not paused: it is RUNNING (All)");
        assertThat(run.stub.pause(decision("")).state()).isEqualTo(RunState.PAUSED);
        refused(() -> run.stub.pause(decision("")), "the run is paused already, by bob@desk");
        assertThat(run.stub.status().waitingFor())
                .isEqualTo("resume (paused by bob@desk: because); still running: cp-1: do A");
        world.open("cp-1/A");
        var paused = run.await(now -> now.doneSteps() == 1);
        assertThat(paused.state()).isEqualTo(RunState.PAUSED);
        assertThat(paused.waitingSinceMs()).isPositive();
        environment.sleep(Duration.ofHours(30));
        assertThat(world.log).doesNotContain("start cp-1/B");
        run.stub.resume(decision(""));

        assertThat(run.end().state()).isEqualTo(RunState.DONE);
        assertThat(world.log).endsWith("start cp-1/B", "end cp-1/B");
    }

    @Test
    void onlyThePlanThatIsShownCanBeApproved() {
        var world = new FakeWorld().wants("All", lane(step("cp-1", "A")));
        var run = new Run(world).waiting();
        var waiting = run.await(RunState.AWAITING_APPROVAL);
        assertThat(waiting.waitingFor()).isEqualTo("approval of plan " + waiting.planHash());
        assertThat(run.stub.plan().hash()).isEqualTo(waiting.planHash());
        refused(
                () -> run.stub.approve(new ApproveRequest("other", "bob@desk")),
                "plan other is not the plan that is shown");
        refused(() -> run.stub.pause(decision("")), "the run waits for approval");
        assertThat(world.log).isEmpty();
        run.stub.approve(new ApproveRequest(waiting.planHash(), "bob@desk"));

        var ended = run.end();
        assertThat(ended.state()).isEqualTo(RunState.DONE);
        assertThat(ended.planChange()).isEmpty();
        assertThat(world.looks).hasSize(3 * 4);
    }

    @Test
    void aWorldThatChangedAfterThePlanWasShownIsShownAgain() {
        var world = new FakeWorld().wants("All", lane(step("cp-1", "A")));
        var run = new Run(world).waiting();
        var first = run.await(RunState.AWAITING_APPROVAL);
        world.wants("More", lane(step("cp-2", "B")));
        run.stub.approve(new ApproveRequest(first.planHash(), "bob@desk"));
        var second = run.await(now -> !now.planChange().isEmpty());

        assertThat(second.state()).isEqualTo(RunState.AWAITING_APPROVAL);
        assertThat(second.planHash()).isNotEqualTo(first.planHash());
        assertThat(second.planChange()).containsExactly("needed now: cp-2: do B (it is missing)");
        assertThat(world.log).isEmpty();
        run.stub.approve(new ApproveRequest(second.planHash(), "bob@desk"));
        assertThat(run.end().state()).isEqualTo(RunState.DONE);
    }

    @Test
    void aPlanThatWaitsForApprovalCanBeCancelled() {
        var world = new FakeWorld().wants("All", lane(step("cp-1", "A")));
        var run = new Run(world).waiting();
        run.await(RunState.AWAITING_APPROVAL);
        run.stub.cancel(decision(""));
        assertThat(run.end().state()).isEqualTo(RunState.CANCELLED);
        assertThat(world.log).isEmpty();
    }

    @Test
    void aGuardThatFailsRefusesTheRunAndKeepsThePlan() {
        var world = new FakeWorld().wants("All", lane(step("cp-1", "A")));
        world.blocks(new Blocker("EnoughMemory", "cp-1", "it has 512 MB, 1700 are needed", "give it more"));
        var run = new Run(world).autoApproved();
        var ended = run.end();

        assertThat(ended.state()).isEqualTo(RunState.REFUSED);
        assertThat(ended.failure().kind()).isEqualTo(FailureKind.REFUSED_BY_GUARD);
        assertThat(ended.failure().sentence()).contains("cp-1", "512 MB", "give it more");
        assertThat(run.stub.plan().blockers()).hasSize(1);
        assertThat(world.log).isEmpty();
    }

    @Test
    void aClusterThatIsRightIsLeftAlone() {
        var world = new FakeWorld();
        var ended = new Run(world).waiting().end();
        assertThat(ended.state()).isEqualTo(RunState.NOTHING_TO_DO);
        assertThat(ended.percent()).isEqualTo(100);
    }

    @Test
    void aRunThatOnlyPlansRunsNothing() {
        var world = new FakeWorld().wants("All", lane(step("cp-1", "A")));
        var run = new Run(world).started(Example.request("only-plan", true, true));
        var ended = run.end();
        assertThat(ended.state()).isEqualTo(RunState.DONE);
        assertThat(ended.steps()).extracting("state").containsExactly(StepState.PENDING);
        assertThat(world.log).isEmpty();
    }

    @Test
    void aRunThatIsOverTakesNoDecision() {
        var run = new Run(new FakeWorld()).autoApproved();
        run.end();
        assertThatThrownBy(() -> run.stub.cancel(decision(""))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void theRunIsFoundByItsSearchAttributes() {
        var world = new FakeWorld()
                .wants("First", lane(step("cp-1", "A")), lane(step("cp-2", "A")))
                .wants("Second", lane(step("cp-1", "B")));
        var run = new Run(world).autoApproved();
        run.end();
        var described = run.untyped().describe().getTypedSearchAttributes();
        assertThat(described.get(RunAttributes.STATE)).isEqualTo("DONE");
        assertThat(described.get(RunAttributes.KIND)).isEqualTo("install");
        assertThat(described.get(RunAttributes.HOSTS_DONE)).isEqualTo(4);
        assertThat(described.get(RunAttributes.HOSTS_TOTAL)).isEqualTo(4);
        var history = environment
                .getWorkflowClient()
                .fetchHistory(run.untyped().getExecution().getWorkflowId());
        assertThat(history.getEvents())
                .filteredOn(event -> event.getEventType() == EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES)
                .hasSizeLessThanOrEqualTo(6);
    }

    private static DecisionRequest decision(String stepId) {
        return new DecisionRequest(stepId, "bob@desk", "because");
    }

    private static void refused(ThrowingCallable decision, String sentence) {
        assertThatThrownBy(decision)
                .isInstanceOf(WorkflowUpdateException.class)
                .rootCause()
                .hasMessageContaining(sentence);
    }

    /** One run in a world of its own, on a queue of its own. */
    private final class Run {
        private final String id = "t" + COUNT.incrementAndGet();
        private final int workers;
        private InstallWorkflow stub;

        Run(FakeWorld world) {
            this(world, 1);
        }

        Run(FakeWorld world, int workers) {
            this.workers = workers;
            var factory = WorkerFactory.newInstance(environment.getWorkflowClient());
            factories.add(factory);
            var worker = factory.newWorker(id);
            worker.registerWorkflowImplementationTypes(InstallWorkflowImpl.class);
            worker.registerActivitiesImplementations(world.activities());
            factory.start();
        }

        Run autoApproved() {
            return started(request(true));
        }

        Run waiting() {
            return started(request(false));
        }

        private RunRequest request(boolean approved) {
            return new RunRequest(Example.manifest(id, 3, workers), FileBundle.EMPTY, approved, false, "ann@laptop");
        }

        Run started(RunRequest request) {
            stub = environment
                    .getWorkflowClient()
                    .newWorkflowStub(
                            InstallWorkflow.class,
                            WorkflowOptions.newBuilder()
                                    .setTaskQueue(id)
                                    .setWorkflowId(Names.clusterWorkflow(id))
                                    .setTypedSearchAttributes(
                                            RunAttributes.atStart(RunKind.INSTALL, request.manifest()))
                                    .build());
            WorkflowClient.start(stub::install, request);
            return this;
        }

        WorkflowStub untyped() {
            return WorkflowStub.fromTyped(stub);
        }

        RunStatus await(RunState state) {
            return await(now -> now.state() == state);
        }

        RunStatus await(Predicate<RunStatus> condition) {
            var seen = Collections.synchronizedList(new ArrayList<RunStatus>());
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
                seen.add(stub.status());
                return condition.test(seen.get(seen.size() - 1));
            });
            return seen.get(seen.size() - 1);
        }

        RunStatus end() {
            return untyped().getResult(RunStatus.class);
        }
    }
}
