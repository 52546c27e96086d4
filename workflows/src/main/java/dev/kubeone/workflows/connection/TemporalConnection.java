package dev.kubeone.workflows.connection;

import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.workflows.contract.RunAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A connection to a Temporal server that has answered. Which server: what the environment says ({@code
 * TEMPORAL_ADDRESS} and its siblings) or a profile of {@code temporal.toml}, else the local address it is given.
 */
public final class TemporalConnection implements AutoCloseable {
    private static final String DEFAULT_NAMESPACE = "default";

    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;
    private final String address;
    private final boolean testServer;

    private TemporalConnection(WorkflowServiceStubs stubs, WorkflowClient client, String address, boolean testServer) {
        this.stubs = stubs;
        this.client = client;
        this.address = address;
        this.testServer = testServer;
    }

    /**
     * The server that environment or profile name; empty if they name none, which is when a local one is due.
     *
     * @param environment the process environment
     * @throws OperatorException if the profile cannot be read
     */
    public static Optional<String> configuredAddress(Map<String, String> environment) {
        return Optional.ofNullable(profile(environment).getAddress()).filter(address -> !address.isBlank());
    }

    /**
     * Connects, and has an answer before it returns.
     *
     * @param environment the process environment
     * @param localAddress {@code host:port} of a local server, used if environment and profile name none
     * @throws OperatorException of kind {@link FailureKind#HOST_UNREACHABLE} if no server answers in time, of kind
     *     {@link FailureKind#AUTHENTICATION_REJECTED} if it does not let us in
     */
    public static TemporalConnection open(
            Map<String, String> environment, Optional<String> localAddress, Patience patience) {
        var profile = profile(environment);
        var configured = configuredAddress(environment);
        var address = configured.or(() -> localAddress).orElseThrow(TemporalConnection::noServerNamed);
        // A profile without an address is about another server than the local one: its TLS and keys stay out of it.
        var options = configured.isPresent()
                ? WorkflowServiceStubsOptions.newBuilder(profile.toWorkflowServiceStubsOptions())
                : WorkflowServiceStubsOptions.newBuilder();
        var stripper = new StickyQueueStripper();
        options.setTarget(address).addGrpcClientInterceptor(stripper);
        patience.bound(options);
        var stubs = WorkflowServiceStubs.newServiceStubs(options.build());
        try {
            var testServer = serverVersion(stubs, address, patience).isEmpty();
            if (testServer) {
                stripper.switchOn();
            }
            return new TemporalConnection(stubs, client(stubs, profile), address, testServer);
        } catch (OperatorException unanswered) {
            stubs.shutdownNow();
            throw unanswered;
        }
    }

    private static WorkflowClient client(WorkflowServiceStubs stubs, ClientConfigProfile profile) {
        var namespace = profile.getNamespace();
        return WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(namespace == null || namespace.isBlank() ? DEFAULT_NAMESPACE : namespace)
                        .setDataConverter(WorkflowJson.dataConverter())
                        .build());
    }

    private static ClientConfigProfile profile(Map<String, String> environment) {
        try {
            return ClientConfigProfile.load(LoadClientConfigProfileOptions.newBuilder()
                    .setEnvOverrides(environment)
                    .build());
            // The library throws the last of these for a file without any profile.
        } catch (IOException | IllegalArgumentException | NullPointerException unreadable) {
            throw new OperatorException(
                    FailureKind.USAGE,
                    "read how to reach Temporal",
                    "",
                    String.valueOf(unreadable.getMessage()),
                    "correct temporal.toml or the TEMPORAL_… variables");
        }
    }

    private static String serverVersion(WorkflowServiceStubs stubs, String address, Patience patience) {
        try {
            return stubs.blockingStub()
                    .withWaitForReady()
                    .withDeadlineAfter(patience.first().toMillis(), TimeUnit.MILLISECONDS)
                    .getSystemInfo(GetSystemInfoRequest.getDefaultInstance())
                    .getServerVersion();
        } catch (StatusRuntimeException refused) {
            throw refusal(refused.getStatus(), address);
        }
    }

    private static OperatorException refusal(Status status, String address) {
        var code = status.getCode();
        if (code == Status.Code.UNAUTHENTICATED || code == Status.Code.PERMISSION_DENIED) {
            return new OperatorException(
                    FailureKind.AUTHENTICATION_REJECTED,
                    "connect to Temporal",
                    address,
                    "the server does not accept our credentials (" + code + ")",
                    "check TEMPORAL_API_KEY or the client certificate of the profile");
        }
        return new OperatorException(
                FailureKind.HOST_UNREACHABLE,
                "connect to Temporal",
                address,
                "no server answered (" + code + ")",
                "check that it runs, and TEMPORAL_ADDRESS or the profile of temporal.toml");
    }

    private static OperatorException noServerNamed() {
        return new OperatorException(
                FailureKind.USAGE,
                "connect to Temporal",
                "",
                "no server is named and none runs locally",
                "set TEMPORAL_ADDRESS or start the local server");
    }

    public WorkflowClient client() {
        return client;
    }

    public WorkflowServiceStubs stubs() {
        return stubs;
    }

    /** {@code host:port} of the server that answered. */
    public String address() {
        return address;
    }

    public String namespace() {
        return client.getOptions().getNamespace();
    }

    /** Whether this is the in-process Java test server: no history after exit, no lists, no schedules, no Web UI. */
    public boolean isTestServer() {
        return testServer;
    }

    /** Makes the server know the search attributes of runs; see {@link RunAttributes#register}. */
    public boolean registerRunAttributes() {
        // Not shut down: the channel is the connection's own.
        return RunAttributes.register(
                OperatorServiceStubs.newServiceStubs(OperatorServiceStubsOptions.newBuilder()
                        .setChannel(stubs.getRawChannel())
                        .validateAndBuildWithDefaults()),
                namespace());
    }

    @Override
    public void close() {
        stubs.shutdownNow();
    }
}
