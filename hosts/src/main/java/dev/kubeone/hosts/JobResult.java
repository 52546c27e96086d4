package dev.kubeone.hosts;

import java.time.Duration;
import java.util.List;

/**
 * How a job ended.
 *
 * @param tail the last lines of its output, at most 40, redacted
 * @param took from its start to its end on the host
 * @param recorded whether it had succeeded before we asked, so that nothing ran now
 */
public record JobResult(int exitCode, List<String> tail, Duration took, boolean recorded) {
    public JobResult {
        tail = List.copyOf(tail);
    }

    public boolean succeeded() {
        return exitCode == 0;
    }
}
