package dev.kubeone.client.server;

/** Finds the Temporal server that a command talks to. */
public interface ServerAccess {

    /**
     * Connects, or says in one sentence why not.
     *
     * @throws dev.kubeone.model.failure.OperatorException if the server that is named does not answer, or none can be
     *     had
     */
    Server open(ServerFlags flags, Purpose purpose);
}
