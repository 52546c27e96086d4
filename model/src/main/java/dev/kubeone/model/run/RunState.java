package dev.kubeone.model.run;

/** Where a run stands. */
public enum RunState {
    OBSERVING(false),
    PLANNING(false),
    AWAITING_APPROVAL(true),
    RUNNING(false),
    PAUSED(true),
    NEEDS_ATTENTION(true),
    CANCELLING(false),
    DONE(false),
    NOTHING_TO_DO(false),
    DONE_IN_PART(false),
    /** Something is not as the manifest wants it, and was to be reported only. */
    DRIFT_FOUND(false),
    REFUSED(false),
    CANCELLED(false),
    FAILED(false);

    private final boolean waitsForPerson;

    RunState(boolean waitsForPerson) {
        this.waitsForPerson = waitsForPerson;
    }

    public boolean waitsForPerson() {
        return waitsForPerson;
    }

    public boolean over() {
        return compareTo(DONE) >= 0;
    }
}
