package dev.kubeone.model.plan;

/** What a run is for; picks the sequence that the plan is made from. */
public enum RunKind {
    INSTALL("install"),
    UPGRADE("upgrade"),
    RECONCILE("reconcile"),
    RESET("reset"),
    /** Whatever of install, upgrade and reconcile is needed; its plan is of one of these. */
    APPLY("apply");

    private final String verb;

    RunKind(String verb) {
        this.verb = verb;
    }

    /** The word an operator reads. */
    public String verb() {
        return verb;
    }
}
