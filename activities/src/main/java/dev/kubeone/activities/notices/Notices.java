package dev.kubeone.activities.notices;

import dev.kubeone.model.plan.Finding;
import java.io.IOException;
import java.util.List;

/** Where it is told what was found on clusters. */
public interface Notices {
    /** Nobody is to be told. */
    Notices NONE = (cluster, found, gone) -> {};

    /**
     * Tells what is new and what is over.
     *
     * @param gone ids of findings that are no more
     * @throws IOException if nobody took it; it is told again with the next look
     */
    void drift(String cluster, List<Finding> found, List<String> gone) throws IOException;
}
