package dev.kubeone.client.run;

import dev.kubeone.client.text.Words;
import dev.kubeone.model.run.RunState;
import dev.kubeone.workflows.contract.RunAttributes;
import io.temporal.client.WorkflowExecutionMetadata;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/**
 * A run as the server alone knows it; needs no worker.
 *
 * @param requestedBy user@machine that started it, or "" if unknown
 * @param summary what it is about, or ""
 * @param startedAtMs epoch milliseconds
 * @param closedAtMs epoch milliseconds, or 0 while it is open
 * @param outcome the run's own state by name, or "" on servers that do not know our search attributes
 */
public record RunDescription(
        String cluster,
        String workflowId,
        String runId,
        ServerState state,
        String requestedBy,
        String summary,
        long startedAtMs,
        long closedAtMs,
        String outcome) {
    static final String CLUSTER = "cluster";
    static final String REQUESTED_BY = "requestedBy";
    static final String SUMMARY = RunAttributes.SUMMARY;

    static RunDescription of(WorkflowExecutionMetadata data) {
        var execution = data.getExecution();
        return new RunDescription(
                clusterOf(data),
                execution.getWorkflowId(),
                execution.getRunId(),
                ServerState.of(data.getStatus()),
                memo(data, REQUESTED_BY),
                memo(data, SUMMARY),
                millis(data.getStartTime()),
                millis(data.getCloseTime()),
                outcome(data));
    }

    /** "drift found": how the run itself says that it ended, where the server knows it; else the server's word. */
    public String stateText() {
        return Arrays.stream(RunState.values())
                // What is open may have no worker, and what was terminated never said how it ended.
                .filter(known -> known.name().equals(outcome) && known.over() && closedAtMs > 0)
                .findFirst()
                .map(Words::of)
                .orElseGet(() -> state.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static String outcome(WorkflowExecutionMetadata data) {
        var value = data.getTypedSearchAttributes().get(RunAttributes.STATE);
        return value == null ? "" : value;
    }

    public RunReference reference() {
        return new RunReference(workflowId, runId);
    }

    private static String clusterOf(WorkflowExecutionMetadata data) {
        var id = data.getExecution().getWorkflowId();
        var named = memo(data, CLUSTER);
        return named.isEmpty() ? id.substring(id.indexOf('/') + 1) : named;
    }

    private static String memo(WorkflowExecutionMetadata data, String key) {
        var value = data.getMemo(key, String.class);
        return value == null ? "" : value.toString();
    }

    private static long millis(Instant time) {
        return time == null ? 0 : time.toEpochMilli();
    }
}
