package dev.kubeone.worker;

/** The version of this build. */
final class Version {
    private Version() {}

    /** As the jar's manifest says; "dev" when run from classes. */
    static String current() {
        var version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
