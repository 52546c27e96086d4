package dev.kubeone.model.manifest;

/** The pod network. {@code external}: brought as an addon by the operator. */
public record Cni(External external) {

    /** Marks a pod network that the operator brings. */
    public record External() {}
}
