package dev.kubeone.workflows.messages;

/**
 * What a run should know about the worker that carries it out.
 *
 * @param simulated whether its hosts are models, not machines
 * @param version the product's version
 * @param publicKeyset public keyset (JSON of the sealing library) that clients seal secrets for; "" in histories of
 *     workers that had none
 * @param tells whether there is somebody who is told of runs; false in histories of workers that told nobody
 */
public record WorkerFacts(boolean simulated, String version, String publicKeyset, boolean tells) {
    public WorkerFacts {
        publicKeyset = publicKeyset == null ? "" : publicKeyset;
    }

    /** A worker that tells nobody. */
    public WorkerFacts(boolean simulated, String version, String publicKeyset) {
        this(simulated, version, publicKeyset, false);
    }
}
