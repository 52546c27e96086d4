package dev.kubeone.model.plan;

import java.util.Collections;
import java.util.List;
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
 * @param after ids of steps in other lanes of its stage that end before it starts; empty in plans of older versions
 */
public record PlannedStep(
        String id,
        String name,
        String host,
        String title,
        String reason,
        Map<String, String> inputs,
        StepPolicy policy,
        boolean mayInterrupt,
        List<String> after) {

    /** The host of steps that work on the cluster through its API. */
    public static final String CLUSTER = "cluster";

    /** The input of a step that a person may force while it is parked: who did, or "" for nobody. */
    public static final String FORCE = "FORCE";

    public PlannedStep {
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        after = after == null ? List.of() : List.copyOf(after);
    }

    /** Whether a person may force it. */
    public boolean mayBeForced() {
        return inputs.containsKey(FORCE);
    }

    /** The same step, forced by somebody. */
    public PlannedStep forcedBy(String who) {
        var changed = new TreeMap<>(inputs);
        changed.put(FORCE, who);
        return new PlannedStep(id, name, host, title, reason, changed, policy, mayInterrupt, after);
    }

    /** The same step on the way to a version that is passed through: told from the one of the last part by id and title. */
    public PlannedStep passing(String version) {
        return new PlannedStep(
                id + "/" + version,
                name,
                host,
                title + " (" + version + ")",
                reason,
                inputs,
                policy,
                mayInterrupt,
                after);
    }

    /** One of several such steps in a plan. */
    PlannedStep numbered(int number, String why) {
        return with(id + "-" + number, why);
    }

    PlannedStep withoutNumber() {
        return with(id.substring(0, id.lastIndexOf('-')), reason);
    }

    private PlannedStep with(String otherId, String otherReason) {
        return new PlannedStep(otherId, name, host, title, otherReason, inputs, policy, mayInterrupt, after);
    }

    /** The same step, held back until those have ended. */
    public PlannedStep startingAfter(List<String> ids) {
        return new PlannedStep(id, name, host, title, reason, inputs, policy, mayInterrupt, ids);
    }
}
