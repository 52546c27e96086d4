package dev.kubeone.model.plan;

/**
 * What a stage is to a person who wants to hold a run before it.
 *
 * @param of of a batch or its gate: the work that is done batch by batch: "Upgrade workers to 1.35.1"; else ""
 * @param number of a batch or its gate: which, from 1; else 0
 */
public record Part(Kind kind, String of, int number) {
    /** No place to stop at: it belongs to what goes before. */
    public static final Part NONE = new Part(Kind.OTHER, "", 0);

    /** A control plane, or its kubelet. */
    public static final Part CONTROL_PLANE = new Part(Kind.CONTROL_PLANE, "", 0);

    public enum Kind {
        OTHER,
        CONTROL_PLANE,
        BATCH,
        /** What must hold after a batch before the next may begin. */
        GATE
    }

    /** Whether something may stop answering while it is done, so that there are better and worse times for it. */
    public boolean disturbs() {
        return kind == Kind.CONTROL_PLANE || kind == Kind.BATCH;
    }

    boolean sameWork(Part other) {
        return !of.isEmpty() && of.equals(other.of);
    }
}
