package dev.kubeone.model.plan;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One retryable unit of work on one host, or on the cluster as a whole.
 *
 * @param id unique in its plan and stable between plans: "cp-1/KubeadmInit"; part of the job id on the host
 * @param name the step's name, which is also its activity type: "KubeadmInit"
 * @param host display name of the host it works on, or {@link #CLUSTER}
 * @param title what it does, as a verb phrase: "kubeadm init"
 * @param reason why it is needed: "the host has no cluster yet"
 * @param inputs everything it needs, in sorted order; references to secrets, never their values
 * @param policy how long, how often, and whether a person may skip it
 * @param mayInterrupt whether a service on the host may stop answering while it runs
 */
public record PlannedStep(
        String id,
        String name,
        String host,
        String title,
        String reason,
        Map<String, String> inputs,
        StepPolicy policy,
        boolean mayInterrupt) {

    /** The host of steps that work on the cluster through its API. */
    public static final String CLUSTER = "cluster";

    public PlannedStep {
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
    }
}
