package dev.kubeone.activities.notices;

import dev.kubeone.model.plan.Finding;
import dev.kubeone.workflows.messages.RunNotice;
import java.io.IOException;
import java.util.List;

/** Where it is told what was found on clusters and what becomes of runs. */
public interface Notices {
    /** Nobody is to be told. */
    Notices NONE = new Notices() {
        @Override
        public boolean listened() {
            return false;
        }

        @Override
        public void drift(String cluster, List<Finding> found, List<String> gone) {
            // Nobody is to be told.
        }

        @Override
        public void run(RunNotice notice) {
            // Nobody is to be told.
        }
    };

    /** Whether there is anybody to tell. */
    boolean listened();

    /**
     * Tells what is new and what is over.
     *
     * @param gone ids of findings that are no more
     * @throws IOException if nobody took it; it is told again with the next look
     */
    void drift(String cluster, List<Finding> found, List<String> gone) throws IOException;

    /**
     * Tells of a run.
     *
     * @throws IOException if nobody took it
     */
    void run(RunNotice notice) throws IOException;
}
