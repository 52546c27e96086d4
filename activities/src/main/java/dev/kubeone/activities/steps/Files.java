package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.render.HostFiles;
import java.util.Optional;

/** Compares files on a host with what they should hold. */
final class Files {
    private Files() {}

    /** Why the file is not right, or empty if it is. Empty content means that there should be no file. */
    static Optional<String> differing(HostView host, String path, String content) {
        var seen = host.facts().files().get(path);
        if (content.isEmpty()) {
            return seen == null ? Optional.empty() : Optional.of(path + " should not be there");
        }
        return withDigest(host, path, HostFiles.digest(content));
    }

    /** Why the file is not the one with this SHA-256, or empty if it is. */
    static Optional<String> withDigest(HostView host, String path, String digest) {
        var seen = host.facts().files().get(path);
        if (seen == null) {
            return Optional.of(path + " is missing");
        }
        return seen.equals(digest) ? Optional.empty() : Optional.of(path + " differs");
    }
}
