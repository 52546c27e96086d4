package dev.kubeone.workflows.orchestration;

import static dev.kubeone.workflows.Example.lane;
import static dev.kubeone.workflows.Example.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.manifest.MaintenanceWindow;
import dev.kubeone.model.manifest.UpgradeGates;
import dev.kubeone.model.manifest.UpgradePolicy;
import dev.kubeone.model.plan.Lane;
import dev.kubeone.model.plan.Part;
import dev.kubeone.model.plan.Rollout;
import dev.kubeone.model.plan.Stage;
import dev.kubeone.model.run.Decision;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.model.run.StepState;
import dev.kubeone.workflows.Example;
import dev.kubeone.workflows.FakeWorld;
import dev.kubeone.workflows.connection.WorkflowJson;
import dev.kubeone.workflows.contract.Names;
import dev.kubeone.workflows.contract.UpgradeWorkflow;
import dev.kubeone.workflows.messages.ApproveEach;
import dev.kubeone.workflows.messages.ApproveRequest;
import dev.kubeone.workflows.messages.DecisionRequest;
import dev.kubeone.workflows.messages.FileBundle;
import dev.kubeone.workflows.messages.LimitRequest;
import dev.kubeone.workflows.messages.RunOptions;
import dev.kubeone.workflows.messages.RunRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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

/** Workers in batches, and where a person or the time of day holds a run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolloutRunTest {
    private static final DateTimeFormatter TIME_OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
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
    void aRegressionAtBatchTwoKeepsBatchThreeFromStarting() {
        var world = workers(5, "2", 1);
        world.fails("cluster/Gate-2", FailureKind.RUNTIME);
        var run = new Run(world);
        var parked = run.await(now -> now.state() == RunState.NEEDS_ATTENTION);

        assertThat(parked.waitingFor()).contains("Gate");
        assertThat(world.log).contains("end w-2/A", "end w-3/A").noneMatch(line -> line.contains("w-4"));
        run.stub.retry(new DecisionRequest("", "bob@desk", "mended"));
        assertThat(run.end().state()).isEqualTo(RunState.DONE);
        assertThat(world.log).containsSubsequence("end cluster/Gate-2", "start w-4/A", "end cluster/Gate-3");
    }

    @Test
    void oneDeadWorkerIsLeftOutAndTheOthersGoOn() {
        var world = workers(5, "2", 1);
        world.fails("w-3/A", FailureKind.NO_SUDO);
        var status = new Run(world).end();

        assertThat(status.state()).isEqualTo(RunState.DONE_IN_PART);
        assertThat(status.failure().kind()).isEqualTo(FailureKind.DONE_IN_PART);
        assertThat(status.failure().why()).startsWith("left out, to be mended: w-3 (it was told to)");
        assertThat(status.steps())
                .filteredOn(step -> step.state() == StepState.SKIPPED)
                .extracting("id")
                .containsExactly("w-3/A", "w-3/B");
        assertThat(world.log).contains("end w-5/B").doesNotContain("start w-3/B");
        assertThat(world.inputs)
                .filteredOn(input -> input.step().id().equals("cluster/Gate-3"))
                .allMatch(input -> input.leftOut().equals(List.of("w-3")));
    }

    @Test
    void tooManyFailuresKeepTheNextBatchFromStarting() {
        var world = workers(6, "2", 1);
        world.fails("w-2/A", FailureKind.NO_SUDO);
        world.fails("w-3/A", FailureKind.NO_SUDO);
        var run = new Run(world);
        var parked = run.await(now -> now.state() == RunState.NEEDS_ATTENTION);

        assertThat(parked.steps())
                .filteredOn(step -> step.state() == StepState.SKIPPED)
                .hasSize(2);
        assertThat(world.log).noneMatch(line -> line.contains("w-4"));
        run.stub.cancel(new DecisionRequest("", "bob@desk", ""));
        assertThat(run.end().state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void whatFailsOnTheCanaryIsNeverCoveredByTheBudget() {
        var world = workers(3, "2", 2);
        world.fails("w-1/A", FailureKind.NO_SUDO);
        var run = new Run(world);
        run.await(now -> now.state() == RunState.NEEDS_ATTENTION);

        run.stub.retry(new DecisionRequest("", "bob@desk", ""));
        assertThat(run.end().state()).isEqualTo(RunState.DONE);
    }

    @Test
    void aWorkerThatNobodyReachesBesideTheBatchesIsLeftOutAndOtherFailuresAreNot() {
        var world =
                new FakeWorld().wants("Fetch", lane(step("w-1", "F")), lane(step("w-2", "F")), lane(step("cp-1", "F")));
        batches(world, 2, "1", 2);
        world.fails("w-1/F", FailureKind.HOST_UNREACHABLE, FailureKind.HOST_UNREACHABLE);
        world.fails("w-2/F", FailureKind.NO_SUDO);
        var run = new Run(world);
        var parked = run.await(now -> now.state() == RunState.NEEDS_ATTENTION
                && now.steps().stream()
                        .noneMatch(step ->
                                step.id().equals("w-1/F") && !step.state().equals(StepState.SKIPPED)));

        assertThat(parked.waitingFor()).contains("w-2");
        run.stub.retry(new DecisionRequest("", "bob@desk", ""));
        assertThat(run.end().state()).isEqualTo(RunState.DONE_IN_PART);
        assertThat(world.log).contains("end w-2/B").doesNotContain("start w-1/A");
    }

    @Test
    void batchesThatHaveNotBegunAreCutAnew() {
        var world = workers(7, "1", 0);
        world.holds("w-2/A");
        var run = new Run(world);
        run.await(now -> world.log.contains("start w-2/A"));
        var answer = run.stub.setMaxUnavailable(new LimitRequest("3", "bob@desk", "slow night"));
        refused(() -> run.stub.setMaxUnavailable(new LimitRequest("none", "bob@desk", "")), "neither a number");
        world.open("w-2/A");
        var status = run.end();

        assertThat(answer.message()).isEqualTo("batches that have not begun are of 3 now: 2 left");
        assertThat(status.state()).isEqualTo(RunState.DONE);
        assertThat(status.decisions())
                .extracting(Decision::what, Decision::about)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("set max-unavailable", "3 (slow night)"));
        assertThat(status.steps())
                .filteredOn(step -> step.name().equals("Gate"))
                .extracting("id")
                .containsExactly("cluster/Gate-1", "cluster/Gate-2", "cluster/Gate-3", "cluster/Gate-4");
        assertThat(world.log).containsSubsequence("end cluster/Gate-2", "start w-3/A", "end cluster/Gate-3");
        assertThat(world.log.indexOf("start w-5/A")).isLessThan(world.log.indexOf("start cluster/Gate-3"));
        assertThat(world.log.indexOf("start w-6/A")).isGreaterThan(world.log.indexOf("end cluster/Gate-3"));
    }

    @Test
    void aLimitIsRefusedWhereNoBatchIsLeft() {
        var world = workers(1, "1", 0);
        world.holds("w-1/A");
        var run = new Run(world);
        run.await(now -> world.log.contains("start w-1/A"));

        refused(() -> run.stub.setMaxUnavailable(new LimitRequest("3", "bob@desk", "")), "no batch of workers is left");
        world.open("w-1/A");
        assertThat(run.end().state()).isEqualTo(RunState.DONE);
    }

    @Test
    void eachControlPlaneAndEachBatchWaitsForItsOwnApproval() {
        var world = controlPlanes("cp-1", "cp-2");
        batches(world, 2, "1", 0);
        var run = new Run(world, List.of(), ApproveEach.CONTROL_PLANE, ApproveEach.BATCH);
        for (var part : List.of(
                "Upgrade control plane cp-1",
                "Upgrade control plane cp-2",
                "Upgrade workers, batch 1 of 2",
                "Upgrade workers, batch 2 of 2")) {
            var waits = run.await(now -> now.awaitedPart().equals(part));
            assertThat(waits.state()).isEqualTo(RunState.AWAITING_APPROVAL);
            assertThat(waits.waitingFor()).startsWith("approval to begin: " + part);
            refused(() -> run.stub.approve(new ApproveRequest(waits.planHash(), "bob@desk")), "another part: " + part);
            run.stub.approve(new ApproveRequest(waits.planHash(), "bob@desk", part));
        }
        var status = run.end();

        assertThat(status.state()).isEqualTo(RunState.DONE);
        assertThat(status.decisions())
                .allMatch(decision ->
                        decision.who().equals("bob@desk") && decision.what().equals("approve"))
                .extracting(Decision::about)
                .startsWith("Upgrade control plane cp-1")
                .hasSize(4);
    }

    @Test
    void aWorkerThatAnswersAgainInTimeIsFinishedByTheSameRun() {
        var world = awayAtBatchTwo(3);
        var run = new Run(world, waitsFor(240));
        var waits = run.await(now -> now.waitingFor().startsWith("an answer from w-3"));

        assertThat(waits.state()).isEqualTo(RunState.RUNNING);
        assertThat(waits.waitingUntilMs() - waits.waitingSinceMs())
                .isEqualTo(Duration.ofHours(4).toMillis());
        var ended = run.end();
        assertThat(ended.state()).as(String.valueOf(ended.failure())).isEqualTo(RunState.DONE);
        assertThat(ended.steps()).allMatch(step -> step.state() == StepState.DONE);
        assertThat(world.log).containsSubsequence("end w-5/B", "end cluster/Gate-3", "start w-3/A", "end w-3/B");
        assertThat(world.log.stream().filter("start cluster/Gate-2"::equals))
                .as("what was over stays over")
                .hasSize(1);
    }

    @Test
    void aWorkerThatDoesNotComeBackInTimeIsLeftOut() {
        var world = awayAtBatchTwo(1000);
        var status = new Run(world, waitsFor(30)).end();

        assertThat(status.state()).isEqualTo(RunState.DONE_IN_PART);
        assertThat(status.failure().why()).startsWith("left out, to be mended: w-3");
        assertThat(status.endedAtMs() - status.startedAtMs())
                .isGreaterThanOrEqualTo(Duration.ofMinutes(30).toMillis());
        assertThat(world.log).doesNotContain("start w-3/B");
    }

    @Test
    void aRunThatWaitsForAWorkerCanBeCancelled() {
        var run = new Run(awayAtBatchTwo(1000), waitsFor(10_080));
        run.await(now -> now.waitingFor().startsWith("an answer from w-3"));
        run.stub.cancel(new DecisionRequest("", "bob@desk", "it is scrapped"));

        assertThat(run.end().state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void aWorkerThatFailsIsNotWaitedForAlthoughItAnswers() {
        var world = workers(5, "2", 1);
        world.fails("w-3/A", FailureKind.NO_SUDO);
        var status = new Run(world, waitsFor(240)).end();

        assertThat(status.state()).isEqualTo(RunState.DONE_IN_PART);
        assertThat(status.endedAtMs() - status.startedAtMs())
                .isLessThan(Duration.ofMinutes(10).toMillis());
    }

    /** Of five workers, w-3 is gone when its turn comes, and for so many looks after that. */
    private static FakeWorld awayAtBatchTwo(int looks) {
        var world = workers(5, "2", 1);
        world.fails("w-3/A", FailureKind.HOST_UNREACHABLE, FailureKind.HOST_UNREACHABLE, FailureKind.HOST_UNREACHABLE);
        world.isSilentAfter("w-3/A", "w-3", looks);
        return world;
    }

    private static UpgradePolicy waitsFor(int minutes) {
        return new UpgradePolicy(List.of(), "1", false, "1", List.of(), List.of(), UpgradeGates.NONE, minutes);
    }

    @Test
    void onlyWhatWasAskedForWaits() {
        var world = controlPlanes("cp-1");
        batches(world, 2, "1", 0);
        var run = new Run(world, List.of(), ApproveEach.BATCH);
        var waits = run.await(now -> !now.awaitedPart().isEmpty());

        assertThat(waits.awaitedPart()).isEqualTo("Upgrade workers, batch 1 of 2");
        assertThat(world.log).contains("end cp-1/C");
        run.stub.cancel(new DecisionRequest("", "bob@desk", ""));
        assertThat(run.end().state()).isEqualTo(RunState.CANCELLED);
        assertThat(world.log).noneMatch(line -> line.contains("w-1"));
    }

    @Test
    void outsideItsWindowARunWaitsAtASafePointAndGoesOnInTheNext() {
        var world = new FakeWorld().wants("Fetch", lane(step("cp-1", "F")));
        world.wants(new Stage("Upgrade control plane cp-1", List.of(lane(step("cp-1", "C"))), Part.CONTROL_PLANE));
        var opens = Instant.ofEpochMilli(environment.currentTimeMillis())
                .plus(2, ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.MINUTES);
        var window = new MaintenanceWindow(
                List.of(), TIME_OF_DAY.format(opens), TIME_OF_DAY.format(opens.plus(1, ChronoUnit.HOURS)), "UTC");
        var run = new Run(world, List.of(window));
        var waits = run.await(now -> now.waitingUntilMs() == opens.toEpochMilli());

        assertThat(waits.state()).isEqualTo(RunState.RUNNING);
        assertThat(waits.waitingFor()).isEqualTo("the maintenance window, to begin: Upgrade control plane cp-1");
        assertThat(world.log).contains("end cp-1/F").doesNotContain("start cp-1/C");
        var status = run.end();
        assertThat(status.state()).isEqualTo(RunState.DONE);
        assertThat(status.steps())
                .filteredOn(step -> step.id().equals("cp-1/C"))
                .allSatisfy(step -> assertThat(step.startedAtMs()).isGreaterThanOrEqualTo(opens.toEpochMilli()));
    }

    @Test
    void aRunThatWaitsForItsWindowCanBeCancelled() {
        var world = controlPlanes("cp-1");
        var opens = Instant.ofEpochMilli(environment.currentTimeMillis()).plus(5, ChronoUnit.HOURS);
        var window = new MaintenanceWindow(
                List.of(), TIME_OF_DAY.format(opens), TIME_OF_DAY.format(opens.plus(1, ChronoUnit.HOURS)), "UTC");
        var run = new Run(world, List.of(window));
        run.await(now -> now.waitingUntilMs() > 0 && now.waitingFor().startsWith("the maintenance window"));
        run.stub.cancel(new DecisionRequest("", "bob@desk", "not tonight"));

        assertThat(run.end().state()).isEqualTo(RunState.CANCELLED);
        assertThat(world.log).isEmpty();
    }

    /** So many workers with two steps each. */
    private static FakeWorld workers(int workers, String maxUnavailable, int failureBudget) {
        return batches(new FakeWorld(), workers, maxUnavailable, failureBudget);
    }

    private static FakeWorld batches(FakeWorld world, int workers, String maxUnavailable, int failureBudget) {
        var names = IntStream.rangeClosed(1, workers).mapToObj(n -> "w-" + n).toList();
        var group = new Rollout.Group("", maxUnavailable, names);
        return world.wantsBatches(
                new Rollout(List.of(group), false, failureBudget),
                names.stream()
                        .map(name -> lane(step(name, "A"), step(name, "B")))
                        .toArray(Lane[]::new));
    }

    private static FakeWorld controlPlanes(String... names) {
        var world = new FakeWorld();
        for (var name : names) {
            world.wants(new Stage("Upgrade control plane " + name, List.of(lane(step(name, "C"))), Part.CONTROL_PLANE));
        }
        return world;
    }

    private static void refused(ThrowingCallable decision, String sentence) {
        assertThatThrownBy(decision)
                .isInstanceOf(WorkflowUpdateException.class)
                .rootCause()
                .hasMessageContaining(sentence);
    }

    /** One upgrade in a world of its own, on a queue of its own. */
    private final class Run {
        private final String id = "r" + COUNT.incrementAndGet();
        private final UpgradeWorkflow stub;

        Run(FakeWorld world) {
            this(world, List.of());
        }

        Run(FakeWorld world, List<MaintenanceWindow> windows, ApproveEach... approveEach) {
            this(world, new UpgradePolicy(List.of(), "1", false, "1", List.of(), windows), approveEach);
        }

        Run(FakeWorld world, UpgradePolicy policy, ApproveEach... approveEach) {
            var factory = WorkerFactory.newInstance(environment.getWorkflowClient());
            factories.add(factory);
            var worker = factory.newWorker(id);
            worker.registerWorkflowImplementationTypes(UpgradeWorkflowImpl.class);
            worker.registerActivitiesImplementations(world.activities());
            factory.start();
            stub = environment
                    .getWorkflowClient()
                    .newWorkflowStub(
                            UpgradeWorkflow.class,
                            WorkflowOptions.newBuilder()
                                    .setTaskQueue(id)
                                    .setWorkflowId(Names.clusterWorkflow(id))
                                    .build());
            var manifest = Example.manifest(id, 3, 8).varied().upgrade(policy).made();
            WorkflowClient.start(
                    stub::upgrade,
                    new RunRequest(
                            manifest,
                            FileBundle.EMPTY,
                            true,
                            false,
                            "ann@laptop",
                            RunOptions.NONE.withApproveEach(List.of(approveEach))));
        }

        RunStatus await(Predicate<RunStatus> condition) {
            var seen = new ArrayList<RunStatus>();
            Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> {
                seen.add(stub.status());
                return condition.test(seen.get(seen.size() - 1));
            });
            return seen.get(seen.size() - 1);
        }

        RunStatus end() {
            return WorkflowStub.fromTyped(stub).getResult(RunStatus.class);
        }
    }
}
