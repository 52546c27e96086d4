package dev.kubeone.workflows.contract;

/** Names that client, worker and server share. */
public final class Names {
    /** The queue that workers serve. */
    public static final String TASK_QUEUE = "kubeone";

    private Names() {}

    /** Id of the workflow that holds a cluster; while it runs, no other run can start. */
    public static String clusterWorkflow(String cluster) {
        return "cluster/" + cluster;
    }

    /** Id of a run that only plans; it holds nothing. */
    public static String planWorkflow(String cluster, String unique) {
        return "plan/" + cluster + "/" + unique;
    }

    /** Id of a workflow that asks a worker for its public key. */
    public static String workerKeyWorkflow(String unique) {
        return "worker-key/" + unique;
    }

    /** Id of a workflow that fetches a kubeconfig. */
    public static String kubeconfigWorkflow(String cluster, String unique) {
        return "kubeconfig/" + cluster + "/" + unique;
    }
}
