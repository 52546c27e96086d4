package dev.kubeone.worker.rehearsal;

import com.google.protobuf.Empty;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import dev.kubeone.activities.step.StepTime;
import dev.kubeone.workflows.connection.WorkflowJson;
import dev.kubeone.workflows.contract.RunAttributes;
import io.temporal.api.testservice.v1.SleepRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.TestServiceStubs;
import io.temporal.serviceclient.TestServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.testserver.TestServer.InProcessTestServer;
import java.time.Duration;
import java.time.Instant;

/**
 * A Temporal server in this process, whose time jumps to the next thing that is waited for as soon as nobody works. A
 * step that pauses says so to the server: then its pause is waited for like a timer of the workflow, and steps that run
 * side by side pause side by side.
 */
final class RehearsalServer implements StepTime, AutoCloseable {
    private static final String NAMESPACE = "rehearsal";

    /** By the machine's time; a pause of a step lasts as long as others work. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(4);

    private final InProcessTestServer server;
    private final TestServiceStubs time;
    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;

    private RehearsalServer(InProcessTestServer server) {
        this.server = server;
        this.time = TestServiceStubs.newServiceStubs(TestServiceStubsOptions.newBuilder()
                .setChannel(server.getChannel())
                .setRpcTimeout(LONGEST_CALL)
                .validateAndBuildWithDefaults());
        this.stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setChannel(server.getChannel())
                .validateAndBuildWithDefaults());
        this.client = WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(NAMESPACE)
                        .setDataConverter(WorkflowJson.dataConverter())
                        .build());
        RunAttributes.register(
                OperatorServiceStubs.newServiceStubs(OperatorServiceStubsOptions.newBuilder()
                        .setChannel(server.getChannel())
                        .validateAndBuildWithDefaults()),
                NAMESPACE);
    }

    /**
     * A server whose time is held up by whoever opened it, too: it does not run away while a run waits for its answer.
     *
     * @param startsAtMs what time it is when the server starts, epoch milliseconds
     */
    static RehearsalServer startingAt(long startsAtMs) {
        return new RehearsalServer(TestServer.createServer(true, startsAtMs));
    }

    WorkflowClient client() {
        return client;
    }

    @Override
    public Instant now() {
        return Instant.ofEpochMilli(nowMs());
    }

    @Override
    public long nanos() {
        return Duration.ofMillis(nowMs()).toNanos();
    }

    private long nowMs() {
        return Timestamps.toMillis(
                time.blockingStub().getCurrentTime(Empty.getDefaultInstance()).getTime());
    }

    /**
     * To be called by activities, and by the one who opened this server: they hold time up while they work, and let go of
     * it for the pause.
     */
    @Override
    public void pause(Duration length) {
        time.blockingStub()
                .unlockTimeSkippingWithSleep(SleepRequest.newBuilder()
                        .setDuration(Durations.fromNanos(length.toNanos()))
                        .build());
    }

    @Override
    public Duration betweenLooks() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void close() {
        time.shutdownNow();
        stubs.shutdownNow();
        server.close();
    }
}
