package dev.kubeone.model.manifest;

/**
 * How nodes are emptied before they are worked on. Each time is the clock of one rung, counted from the
 * end of the rung before.
 *
 * @param waitSeconds how long evictions are asked for every few seconds, quietly
 * @param notifySeconds after that, an event on each budget and pod in the way tells their owners, who get this time
 * @param retrySeconds how long evictions are asked for after that, less often
 * @param then what happens when nothing helped
 * @param forcedBy who answers for {@code then: force}; recorded in the run
 * @param emptyDir whether pods with emptyDir volumes may be evicted
 * @param unmanaged whether pods without a controller may be evicted, which nobody starts again
 */
public record DrainPolicy(
        int waitSeconds,
        int notifySeconds,
        int retrySeconds,
        Then then,
        String forcedBy,
        Pods emptyDir,
        Pods unmanaged) {
    public static final DrainPolicy DEFAULT = new DrainPolicy(120, 180, 600, Then.park, "", Pods.evict, Pods.refuse);

    /** The last rung. */
    public enum Then {
        /** The run stands still and asks a person. */
        park,
        /** The node is left as it is, and the run goes on with the others. */
        skip,
        /** The pods are deleted past their budgets. */
        force
    }

    /** What may be done with pods of a sort. */
    public enum Pods {
        evict,
        refuse
    }
}
