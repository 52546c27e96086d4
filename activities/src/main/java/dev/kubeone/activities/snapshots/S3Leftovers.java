package dev.kubeone.activities.snapshots;

import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Uploads that a worker began and did not live to end: no list shows them, but they are kept and charged for. */
final class S3Leftovers {
    /** Not allowed, no such method, not implemented. */
    private static final Set<Integer> CANNOT = Set.of(403, 405, 501);

    private final S3Client client;
    private final S3Options options;

    S3Leftovers(S3Client client, S3Options options) {
        this.client = client;
        this.options = options;
    }

    /**
     * Takes those of a cluster away. Where the store does not tell of them, or not us, that is left to the bucket's own
     * rules: no snapshot depends on it.
     */
    void abandon(String cluster) {
        try {
            client
                    .listMultipartUploadsPaginator(
                            request -> request.bucket(options.bucket()).prefix(options.folder(cluster)))
                    .uploads()
                    .stream()
                    .forEach(this::abandon);
        } catch (S3Exception e) {
            if (!CANNOT.contains(e.statusCode())) {
                throw e;
            }
        }
    }

    private void abandon(MultipartUpload upload) {
        client.abortMultipartUpload(
                request -> request.bucket(options.bucket()).key(upload.key()).uploadId(upload.uploadId()));
    }
}
