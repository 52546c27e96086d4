package dev.kubeone.model.manifest;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How an upgrade goes. How many hosts is a number or a percentage: "2", "25%".
 *
 * @param through patch versions of the minor releases that an upgrade over several of them passes through; the newest
 *     known one where none is named
 * @param maxUnavailable how many workers of no group are worked on at once
 * @param growing whether batches double from one to the next, up to the limit
 * @param failureBudget how many workers may be left out because something on them fails, before a person is asked
 * @param groups workers with limits of their own; a worker belongs to the first that its labels match
 * @param windows when the cluster may be disturbed; always where there are none
 * @param gates what must hold behind each batch besides the built-in gate; absent in older histories
 * @param returnMinutes how long the run waits at its end for workers that were left out because nobody reached them, to
 *     finish them; 0 for not at all
 */
public record UpgradePolicy(
        List<String> through,
        String maxUnavailable,
        boolean growing,
        String failureBudget,
        List<Group> groups,
        List<MaintenanceWindow> windows,
        UpgradeGates gates,
        int returnMinutes) {
    public static final UpgradePolicy DEFAULT = new UpgradePolicy(List.of(), "1", false, "1", List.of(), List.of());

    public UpgradePolicy {
        through = through == null ? List.of() : List.copyOf(through);
        maxUnavailable = maxUnavailable == null || maxUnavailable.isEmpty() ? "1" : maxUnavailable;
        failureBudget = failureBudget == null || failureBudget.isEmpty() ? "1" : failureBudget;
        groups = groups == null ? List.of() : List.copyOf(groups);
        windows = windows == null ? List.of() : List.copyOf(windows);
        gates = gates == null ? UpgradeGates.NONE : gates;
    }

    /** A policy without gates of its own, that waits for nobody. */
    public UpgradePolicy(
            List<String> through,
            String maxUnavailable,
            boolean growing,
            String failureBudget,
            List<Group> groups,
            List<MaintenanceWindow> windows) {
        this(through, maxUnavailable, growing, failureBudget, groups, windows, UpgradeGates.NONE, 0);
    }

    /**
     * Workers that share a limit.
     *
     * @param matchLabels labels of the manifest that all of them have
     */
    public record Group(Map<String, String> matchLabels, String maxUnavailable) {
        public Group {
            matchLabels = Collections.unmodifiableMap(new TreeMap<>(matchLabels));
        }

        public boolean matches(HostConfig worker) {
            return worker.labels().entrySet().containsAll(matchLabels.entrySet());
        }
    }
}
