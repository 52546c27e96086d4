package dev.kubeone.workflows.messages;

/**
 * What a run should know about the worker that carries it out.
 *
 * @param simulated whether its hosts are models, not machines
 * @param version the product's version
 * @param publicKeyset public keyset (JSON of the sealing library) that clients seal secrets for; "" in histories of
 *     workers that had none
 */
public record WorkerFacts(boolean simulated, String version, String publicKeyset) {
    public WorkerFacts {
        publicKeyset = publicKeyset == null ? "" : publicKeyset;
    }
}
