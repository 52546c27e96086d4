package dev.kubeone.workflows.contract;

import dev.kubeone.model.plan.RunKind;
import java.time.Duration;
import java.util.Locale;

/** Names that client, worker and server share. */
public final class Names {
    /** The queue that workers serve. */
    public static final String TASK_QUEUE = "kubeone";

    /**
     * How long a worker may think about what a run does next. It thinks for milliseconds; a worker that dies while it does
     * holds the run up for so long, twice as long by default. Reading the longest history again has to fit in.
     */
    public static final Duration LONGEST_THOUGHT = Duration.ofSeconds(5);

    private static final String SCHEDULE = "schedule/";

    private Names() {}

    /** Type of the workflow that carries out a kind of run: "InstallWorkflow". */
    public static String workflowType(RunKind kind) {
        var verb = kind.verb();
        return verb.substring(0, 1).toUpperCase(Locale.ROOT) + verb.substring(1) + "Workflow";
    }

    /** Id of the workflow that holds a cluster; while it runs, no other run can start. */
    public static String clusterWorkflow(String cluster) {
        return "cluster/" + cluster;
    }

    /** Id of a run that only plans; it holds nothing. */
    public static String planWorkflow(String cluster, String unique) {
        return "plan/" + cluster + "/" + unique;
    }

    /** Id of a cluster's schedule; the runs that it starts have it with the time of the firing behind. */
    public static String schedule(String cluster) {
        return SCHEDULE + cluster;
    }

    /** The cluster of a schedule's id, or "" if it is none of ours. */
    public static String clusterOfSchedule(String id) {
        return id.startsWith(SCHEDULE) ? id.substring(SCHEDULE.length()) : "";
    }

    /** Id of a workflow that asks a worker for its public key. */
    public static String workerKeyWorkflow(String unique) {
        return "worker-key/" + unique;
    }

    /** Id of a rehearsal; it holds nothing. */
    public static String rehearsalWorkflow(String cluster, String unique) {
        return "rehearsal/" + cluster + "/" + unique;
    }

    /** Id of a workflow that fetches a kubeconfig. */
    public static String kubeconfigWorkflow(String cluster, String unique) {
        return "kubeconfig/" + cluster + "/" + unique;
    }
}
