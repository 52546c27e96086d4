package dev.kubeone.activities.snapshots;

import dev.kubeone.activities.snapshots.SnapshotStore.Content;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Compares contents with what is known of them. */
final class Digests {
    private Digests() {}

    /** @throws OperatorException if what is read is not what was taken */
    static void require(Snapshot snapshot, Content content, String where) throws IOException {
        var found = of(content);
        if (!found.equals(snapshot.sha256())) {
            throw new OperatorException(
                    FailureKind.RUNTIME,
                    "read the snapshot back",
                    where,
                    "its digest is " + found + ", not " + snapshot.sha256() + " as on " + snapshot.member(),
                    "look at the disk and the network between the worker and the host, then retry");
        }
    }

    private static String of(Content content) throws IOException {
        var digest = sha256();
        try (var sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            content.writeTo(sink);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
