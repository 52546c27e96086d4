package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.schema.Check;

/** Checks of single numbers: a range, both ends included. */
public enum NumberCheck implements Check<Integer> {
    PORT("port", "a number from 1 to 65535", 1, 65535),
    PERCENT("percentage", "a number from 0 to 100", 0, 100),
    COUNT("number", "a number of at least 0", 0, Integer.MAX_VALUE),
    MTU("number", "a number from 576 to 65535", 576, 65535),
    NODE_MASK("prefix length", "a prefix length from 8 to 32", 8, 32),
    NODE_MASK6("prefix length", "a prefix length from 16 to 128", 16, 128),
    SECONDS("time in seconds", "a number from 0 to 86400", 0, 86_400),
    MINUTES("time in minutes", "a number from 0 to 10080", 0, 10_080),
    HTTP_STATUS("HTTP status", "a number from 100 to 599", 100, 599),
    POSITIVE("number", "a number of at least 1", 1, Integer.MAX_VALUE);

    private final String label;
    private final String expects;
    private final int least;
    private final int most;

    NumberCheck(String label, String expects, int least, int most) {
        this.label = label;
        this.expects = expects;
        this.least = least;
        this.most = most;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String expects() {
        return expects;
    }

    @Override
    public String hint() {
        return "";
    }

    @Override
    public boolean holds(Integer value) {
        return value >= least && value <= most;
    }

    /** The smallest number that is good. */
    public int least() {
        return least;
    }

    /** The largest number that is good. */
    public int most() {
        return most;
    }
}
