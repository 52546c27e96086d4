package dev.kubeone.model.manifest;

import java.util.List;

/**
 * How an upgrade goes.
 *
 * @param through patch versions of the minor releases that an upgrade over several of them passes through; the newest
 *     known one where none is named
 */
public record UpgradePolicy(List<String> through) {
    public static final UpgradePolicy DEFAULT = new UpgradePolicy(List.of());

    public UpgradePolicy {
        through = through == null ? List.of() : List.copyOf(through);
    }
}
