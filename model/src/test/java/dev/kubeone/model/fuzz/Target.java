package dev.kubeone.model.fuzz;

import java.util.Locale;

/** A reader, and what it promises whatever it is given. */
enum Target {
    MANIFEST,
    MIGRATION,
    TERRAFORM;

    /**
     * Reads the input within bounds of work and memory.
     *
     * @return whether there was something to use, and not only problems
     * @throws AssertionError if the reader broke its promise; anything else that is thrown breaks it too
     */
    boolean reads(byte[] input) {
        Spent before = Spent.byThisThread();
        boolean good = answers(input);
        Spent.byThisThread().since(before).mustBeWithin(input.length);
        return good;
    }

    /** The same without bounds. */
    boolean answers(byte[] input) {
        return switch (this) {
            case MANIFEST -> ManifestTarget.reads(input);
            case MIGRATION -> MigrationTarget.reads(input);
            case TERRAFORM -> TerraformTarget.reads(input);
        };
    }

    /** The name of its folder, and on a command line. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
