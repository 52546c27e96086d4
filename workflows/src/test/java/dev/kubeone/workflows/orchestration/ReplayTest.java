package dev.kubeone.workflows.orchestration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.workflows.connection.WorkflowJson;
import dev.kubeone.workflows.contract.InstallWorkflow;
import dev.kubeone.workflows.messages.RunRequest;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs of earlier versions must go on in this one: every history in {@code src/test/resources/histories} is replayed.
 * {@link HistoryExport} adds one.
 */
class ReplayTest {
    private static final Path HISTORIES = Path.of("src", "test", "resources", "histories");

    @TestFactory
    Stream<DynamicTest> replays() throws IOException {
        return each(file -> true, json -> replay(json, InstallWorkflowImpl.class));
    }

    @TestFactory
    Stream<DynamicTest> aWorkflowThatWasChangedIsFound() throws IOException {
        return each(
                ReplayTest::installs,
                json -> assertThatThrownBy(() -> replay(json, PausingFirst.class))
                        .hasStackTraceContaining("NonDeterministic"));
    }

    @TestFactory
    Stream<DynamicTest> aHistoryOfOtherActivitiesIsFound() throws IOException {
        return each(
                file -> true,
                json -> assertThatThrownBy(() ->
                                replay(json.replace("\"ObserveWorker\"", "\"ObserveSky\""), InstallWorkflowImpl.class))
                        .hasStackTraceContaining("NonDeterministic"));
    }

    private static boolean installs(Path file) {
        return !file.getFileName().toString().startsWith("upgrade");
    }

    private static Stream<DynamicTest> each(Predicate<Path> which, Check check) throws IOException {
        try (var files = Files.list(HISTORIES)) {
            List<Path> histories = files.filter(file -> file.toString().endsWith(".json"))
                    .filter(which)
                    .sorted()
                    .toList();
            assertThat(histories).as("stored histories").isNotEmpty();
            return histories.stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check.check(read(file))));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void replay(String json, Class<?> install) throws Exception {
        var options = TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(WorkflowJson.dataConverter())
                        .build())
                .build();
        try (var environment = TestWorkflowEnvironment.newInstance(options)) {
            // The first history loads the classes of the SDK, which takes over a second on a busy machine.
            var patient = WorkerOptions.newBuilder()
                    .setDefaultDeadlockDetectionTimeout(30_000)
                    .build();
            var worker = environment.newWorker("replay", patient);
            worker.registerWorkflowImplementationTypes(
                    install, UpgradeWorkflowImpl.class, KubeconfigWorkflowImpl.class);
            WorkflowReplayer.replayWorkflowExecution(WorkflowExecutionHistory.fromJson(json), worker);
        }
    }

    private interface Check {
        void check(String json) throws Exception;
    }

    /** The install with a change that breaks runs in flight: a timer before the first look. */
    public static final class PausingFirst extends ClusterRunWorkflow implements InstallWorkflow {
        @WorkflowInit
        public PausingFirst(RunRequest request) {
            super(RunKind.INSTALL, request);
        }

        @Override
        public RunStatus install(RunRequest request) {
            Workflow.sleep(Duration.ofSeconds(1));
            return run();
        }
    }
}
