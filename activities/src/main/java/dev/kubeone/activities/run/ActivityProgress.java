package dev.kubeone.activities.run;

import dev.kubeone.activities.step.Progress;
import io.temporal.activity.ActivityExecutionContext;

/** Tells Temporal that a step is alive, and what it said last. */
final class ActivityProgress implements Progress {
    private static final int SHOWN = 200;

    private final ActivityExecutionContext execution;
    private final RunLogs.Log log;
    private String last = "";

    ActivityProgress(ActivityExecutionContext execution, RunLogs.Log log) {
        this.execution = execution;
        this.log = log;
    }

    @Override
    public void line(String line) {
        if (line != null) {
            log.line(line);
            last = line.length() > SHOWN ? line.substring(0, SHOWN) : line;
        }
        execution.heartbeat(last);
    }
}
