package dev.kubeone.workflows.connection;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.MethodDescriptor;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;

/**
 * Lets a run go on when its worker is gone from the in-process Java test server, which never expires a worker's sticky
 * queue: the worker does not ask for one. Real servers expire it after seconds and stay untouched.
 */
final class StickyQueueStripper implements ClientInterceptor {
    private volatile boolean on;

    void switchOn() {
        on = true;
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void sendMessage(Q message) {
                super.sendMessage(on ? stripped(message) : message);
            }
        };
    }

    @SuppressWarnings("unchecked") // the stripped request has the class of the message
    private static <Q> Q stripped(Q message) {
        return message instanceof RespondWorkflowTaskCompletedRequest completed
                ? (Q) completed.toBuilder().clearStickyAttributes().build()
                : message;
    }
}
