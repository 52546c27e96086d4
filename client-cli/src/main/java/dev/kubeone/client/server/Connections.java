package dev.kubeone.client.server;

import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Connects to a Temporal server whose address is known. */
public final class Connections {
    private static final Duration QUERY = Duration.ofSeconds(3);
    private static final Duration CALL = Duration.ofSeconds(10);

    private Connections() {}

    /** Connects to a server without TLS and keys, as the local mode's are. */
    public static Server plain(String address, String namespace, String webUi) {
        return open(
                WorkflowServiceStubsOptions.newBuilder().setTarget(address).build(),
                WorkflowClientOptions.newBuilder().setNamespace(namespace).build(),
                webUi);
    }

    /** Connects, and asks the server what it is. */
    static Server open(WorkflowServiceStubsOptions wanted, WorkflowClientOptions options, String webUi) {
        var stubs = WorkflowServiceStubs.newServiceStubs(impatient(wanted));
        try {
            var info = stubs.blockingStub()
                    .withDeadlineAfter(CALL.toSeconds(), TimeUnit.SECONDS)
                    .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
            var client = WorkflowClient.newInstance(stubs, options);
            // Only the Java test server has no version.
            return new Server(
                    client, wanted.getTarget(), webUi, !info.getServerVersion().isEmpty());
        } catch (StatusRuntimeException cause) {
            stubs.shutdownNow();
            throw unreachable(wanted.getTarget(), cause);
        }
    }

    /** What a failed call to the server means for the operator. */
    public static OperatorException unreachable(String address, StatusRuntimeException cause) {
        var status = cause.getStatus();
        var rejected =
                status.getCode() == Status.Code.UNAUTHENTICATED || status.getCode() == Status.Code.PERMISSION_DENIED;
        var kind = rejected ? FailureKind.CREDENTIALS : FailureKind.HOST_UNREACHABLE;
        var next = rejected
                ? "check TEMPORAL_API_KEY or the client certificate, and the namespace"
                : "check the address and that the server runs; without an address the local mode brings its own";
        return new OperatorException(
                new Failure(kind, "ask the Temporal server", address, reason(status), next), cause);
    }

    // A query that no worker answers is retried by the SDK for a minute unless both bounds are short.
    private static WorkflowServiceStubsOptions impatient(WorkflowServiceStubsOptions wanted) {
        return WorkflowServiceStubsOptions.newBuilder(wanted)
                .setRpcTimeout(CALL)
                .setRpcQueryTimeout(QUERY)
                .setRpcRetryOptions(RpcRetryOptions.newBuilder()
                        .setInitialInterval(Duration.ofMillis(100))
                        .setMaximumInterval(Duration.ofSeconds(1))
                        .setExpiration(QUERY)
                        .validateBuildWithDefaults())
                .validateAndBuildWithDefaults();
    }

    private static String reason(Status status) {
        var text =
                status.getDescription() == null ? "" : status.getDescription().split("\n", 2)[0];
        var code = status.getCode().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return text.isEmpty() ? code : text + " (" + code + ")";
    }
}
