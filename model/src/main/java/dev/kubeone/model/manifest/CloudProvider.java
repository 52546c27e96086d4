package dev.kubeone.model.manifest;

/** The provider. For now only {@code none}: hosts that somebody else made. */
public record CloudProvider(None none, boolean external) {

    /** Marks a cluster on hosts without a cloud. */
    public record None() {}
}
