package dev.kubeone.model.manifest.migration;

/** The way from one version to the next. */
interface MigrationStep {
    ManifestVersion from();

    ManifestVersion to();

    /**
     * Makes a manifest of {@link #from} one of {@link #to}; version and kind are looked after elsewhere. Every value is
     * carried over or named in a note.
     *
     * @throws MigrationRefusedException if only a person can say how to go on
     */
    void migrate(Rewriting manifest);
}
