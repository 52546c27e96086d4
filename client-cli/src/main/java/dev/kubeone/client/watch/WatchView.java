package dev.kubeone.client.watch;

import dev.kubeone.model.run.RunStatus;

/** Shows what a watcher learns. */
public interface WatchView {

    /** Shows the run as it stands. */
    void show(RunStatus status, long nowMs);

    /** Shows that nobody answers, since when; the watch goes on. */
    void silent(String why, long sinceMs, long nowMs);

    /** Leaves the place so that others can print below. */
    void end();

    /** Shows nothing: for callers whose output is a document. */
    static WatchView none() {
        return new WatchView() {
            @Override
            public void show(RunStatus status, long nowMs) {}

            @Override
            public void silent(String why, long sinceMs, long nowMs) {}

            @Override
            public void end() {}
        };
    }
}
