package dev.kubeone.activities.sequence;

import dev.kubeone.activities.planning.Wanted;

/** Since when something is found; the cluster itself remembers, so that every worker knows. */
public final class FindingTimes {
    /** What the names of such records begin with. */
    private static final String PREFIX = "found.";

    /** In no name of a host or a node. */
    private static final String SLASH = "..";

    private static final String UNTOLD = "?";

    private FindingTimes() {}

    /** Milliseconds since 1970, or 0 if it was not found before. */
    static long since(Wanted wanted, String id) {
        var recorded = wanted.facts().api().applied().getOrDefault(key(id), "0");
        var told = told(recorded);
        return told.matches("\\d{1,15}") ? Long.parseLong(told) : 0;
    }

    /** The record's name, of letters that a ConfigMap's key may have. */
    public static String key(String id) {
        return PREFIX + id.replace("/", SLASH).replaceAll("[^A-Za-z0-9._-]", "_");
    }

    /** The finding's id that a key was made of. */
    public static String idOf(String key) {
        return key.substring(PREFIX.length()).replace(SLASH, "/");
    }

    /** The value of a finding that nobody was told of yet. */
    public static String untold(long sinceMs) {
        return sinceMs + UNTOLD;
    }

    /** The same after somebody was. */
    public static String told(String value) {
        return isUntold(value) ? value.substring(0, value.length() - UNTOLD.length()) : value;
    }

    public static boolean isUntold(String value) {
        return value.endsWith(UNTOLD);
    }

    /** Whether a record is of a finding. */
    public static boolean isKey(String name) {
        return name.startsWith(PREFIX);
    }
}
