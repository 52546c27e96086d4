package dev.kubeone.activities.run;

import dev.kubeone.activities.step.Progress;
import dev.kubeone.activities.step.StepTime;

/** Keeps what a step said last, for its heartbeats, and writes everything to the run's log. */
final class ActivityProgress implements Progress {
    private static final int SHOWN = 600;

    private final RunLogs.Log log;
    private final StepTime time;
    private volatile String last = "";

    ActivityProgress(RunLogs.Log log, StepTime time) {
        this.log = log;
        this.time = time;
    }

    @Override
    public void line(String line) {
        if (line != null) {
            last = log.line(line.length() > SHOWN ? line.substring(0, SHOWN) : line);
        }
    }

    @Override
    public StepTime time() {
        return time;
    }

    String last() {
        return last;
    }
}
