package dev.kubeone.workflows.connection;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;

/**
 * Calls wait, up to their own deadline, for a server that cannot be reached, instead of failing at once. A worker's polls
 * would else be repeated after pauses that double each time, so that after a minute without a server it would sleep for
 * up to another one when the server is back.
 */
final class WaitingForServer implements ClientInterceptor {
    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return next.newCall(method, options.withWaitForReady());
    }
}
