package dev.kubeone.activities.drain;

/** Where on the ladder a drain is that does not get on. Each has a clock of its own but the last. */
enum Rung {
    WAIT("wait"),
    NOTIFY("notify"),
    RETRY("retry"),
    LAST("the end of its patience");

    private final String word;

    Rung(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
