package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.schema.Check;

/** Checks of single numbers that may be large. */
public enum LargeNumberCheck implements Check<Long> {
    GENERATION("number", "a number of at least 0") {
        @Override
        public boolean holds(Long value) {
            return value >= 0;
        }
    },
    /** Below 2 GiB etcd's own default would be larger. */
    ETCD_QUOTA("bytes", "0 or a number of at least 2147483648 (2 GiB)") {
        @Override
        public boolean holds(Long value) {
            return value == 0 || value >= 1L << 31;
        }
    };

    private final String label;
    private final String expects;

    LargeNumberCheck(String label, String expects) {
        this.label = label;
        this.expects = expects;
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
}
