package dev.kubeone.workflows.connection;

import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;

/** How long a process waits for a server that does not answer. */
public enum Patience {
    /** A command with a person in front of it: says within seconds that nobody answers. */
    COMMAND(Duration.ofSeconds(5), Duration.ofSeconds(10)),

    /** A worker: outlives a server that is restarted or moved, so that no finished step is done twice. */
    WORKER(Duration.ofSeconds(30), Duration.ofMinutes(5)) {
        @Override
        void bound(WorkflowServiceStubsOptions.Builder options) {
            super.bound(options);
            options.addGrpcClientInterceptor(new WaitingForServer()).setConnectionBackoffResetFrequency(RECONNECT);
        }
    };

    /** How long a server may be back before a worker knows it. */
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final Duration first;
    private final Duration later;

    Patience(Duration first, Duration later) {
        this.first = first;
        this.later = later;
    }

    /** How long the first answer may take. */
    Duration first() {
        return first;
    }

    /** Both bounds are needed: a deadline of one attempt alone is retried for a minute. */
    void bound(WorkflowServiceStubsOptions.Builder options) {
        options.setRpcRetryOptions(
                        RpcRetryOptions.newBuilder().setExpiration(later).validateBuildWithDefaults())
                .setRpcTimeout(Duration.ofSeconds(10))
                .setRpcQueryTimeout(Duration.ofSeconds(10))
                .setSystemInfoTimeout(first);
    }
}
