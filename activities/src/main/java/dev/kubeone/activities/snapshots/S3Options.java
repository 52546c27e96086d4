package dev.kubeone.activities.snapshots;

import java.net.URI;
import java.util.Optional;

/**
 * Where and how snapshots are kept in an S3-compatible store. Who we are there is no part of it: credentials come from
 * the AWS SDK's own chain (environment, profile, web identity, instance) at the moment of use.
 *
 * @param prefix what stands before every key, without slashes around it, or ""
 * @param endpoint the store's address; empty for AWS, whose region says it
 * @param pathStyle the bucket stands in the path instead of the host's name, as most stores other than AWS want it
 * @param encryption what the store is asked to encrypt with: "" leaves it to the bucket, "AES256", "aws:kms", or
 *     "aws:kms:" and a key's name
 */
public record S3Options(String bucket, String prefix, Optional<URI> endpoint, boolean pathStyle, String encryption) {
    private static final String KMS = "aws:kms";

    /** The bucket and the store, as an operator reads them. */
    String where() {
        return "s3://" + bucket + endpoint.map(address -> " at " + address).orElse("");
    }

    String key(String cluster, String file) {
        return folder(cluster) + file;
    }

    /** What all keys of a cluster begin with. */
    String folder(String cluster) {
        return (prefix.isEmpty() ? "" : prefix + "/") + SnapshotFiles.safe(cluster) + "/";
    }

    /** The encryption's name alone. */
    Optional<String> algorithm() {
        return Optional.of(encryption.startsWith(KMS) ? KMS : encryption).filter(name -> !name.isEmpty());
    }

    /** The key that the store is to use, where one is named. */
    Optional<String> kmsKey() {
        return Optional.of(encryption)
                .filter(text -> text.startsWith(KMS + ":"))
                .map(text -> text.substring(KMS.length() + 1));
    }
}
