package dev.kubeone.client.run;

/**
 * One run of a workflow.
 *
 * @param runId the run's id, or "" for the latest
 */
public record RunReference(String workflowId, String runId) {}
