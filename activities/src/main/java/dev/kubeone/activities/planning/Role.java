package dev.kubeone.activities.planning;

/** What a host is in the cluster. */
public enum Role {
    CONTROL_PLANE("control-plane"),
    WORKER("worker");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** The field's word for it. */
    public String word() {
        return word;
    }
}
