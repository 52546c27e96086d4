package dev.kubeone.model.manifest.comparing;

/** In which way a field differs. */
enum Change {
    ADDED,
    REMOVED,
    /** A version within its minor release. */
    PATCH,
    /** A version of the next minor release. */
    NEXT_MINOR,
    /** A version more than one minor release ahead. */
    FAR_AHEAD,
    /** A version that was there before. */
    BACK,
    OTHER;

    static Change of(Unequal leaf) {
        if (leaf.before().isMissingNode()) {
            return ADDED;
        }
        if (leaf.after().isMissingNode()) {
            return REMOVED;
        }
        return leaf.pattern().equals("versions.kubernetes")
                ? version(numbers(leaf.before().asText()), numbers(leaf.after().asText()))
                : OTHER;
    }

    private static Change version(int[] before, int[] after) {
        if (before[0] == after[0] && before[1] == after[1]) {
            return after[2] > before[2] ? PATCH : BACK;
        }
        boolean ahead = after[0] > before[0] || (after[0] == before[0] && after[1] > before[1]);
        if (!ahead) {
            return BACK;
        }
        return after[0] == before[0] && after[1] == before[1] + 1 ? NEXT_MINOR : FAR_AHEAD;
    }

    // Both are final versions: the manifests were read.
    private static int[] numbers(String version) {
        String[] parts = version.split("\\.", -1);
        return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])};
    }
}
