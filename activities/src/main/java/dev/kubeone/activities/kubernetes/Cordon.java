package dev.kubeone.activities.kubernetes;

import java.time.Instant;

/**
 * That a node takes no new pods.
 *
 * @param ours whether this product closed it; a node that somebody else had closed stays closed afterwards
 * @param since when the drain that asked for it began
 */
public record Cordon(boolean ours, Instant since) {
    /** On a node that this product closed: the run and step that did. */
    public static final String CORDONED = "kubeone.io/cordoned-by";

    /** On a node that is being emptied: the drain's id and when it began, so that its clocks outlive a worker. */
    public static final String DRAINING = "kubeone.io/draining";
}
