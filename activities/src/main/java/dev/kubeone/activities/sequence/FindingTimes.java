package dev.kubeone.activities.sequence;

import dev.kubeone.activities.planning.Wanted;

/** Since when something is found; the cluster itself remembers, so that every worker knows. */
public final class FindingTimes {
    /** What the names of such records begin with. */
    private static final String PREFIX = "found.";

    private FindingTimes() {}

    /** Milliseconds since 1970, or 0 if it was not found before. */
    static long since(Wanted wanted, String id) {
        var recorded = wanted.facts().api().applied().getOrDefault(key(id), "0");
        return recorded.matches("\\d{1,15}") ? Long.parseLong(recorded) : 0;
    }

    /** The record's name, of letters that a ConfigMap's key may have. */
    public static String key(String id) {
        return PREFIX + id.replaceAll("[^A-Za-z0-9._-]", ".");
    }

    /** Whether a record is of a finding. */
    public static boolean isKey(String name) {
        return name.startsWith(PREFIX);
    }
}
