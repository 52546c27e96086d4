package dev.kubeone.activities.kubernetes;

/**
 * How a Kubernetes Job stands.
 *
 * @param name of the Job
 * @param says in the cluster's own words: why it failed, or how many of its pods are at work
 */
public record JobRun(String name, State state, String says) {
    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED
    }
}
