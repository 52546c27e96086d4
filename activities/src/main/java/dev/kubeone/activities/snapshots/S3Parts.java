package dev.kubeone.activities.snapshots;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/**
 * Takes a content of any size and sends it a part at a time. One part is in memory, so that a part whose connection
 * breaks is sent again without asking for the content again. The object appears when {@link #finish} is called, whole
 * or not at all; a small one is sent at once.
 */
final class S3Parts extends OutputStream {
    /** A store takes 10,000 parts: enough for 160 GiB. */
    static final int PART = 16 * 1024 * 1024;

    private static final String TYPE = "application/octet-stream";

    private final S3Client client;
    private final S3Options options;
    private final String key;
    private final byte[] part = new byte[PART];
    private final List<CompletedPart> sent = new ArrayList<>();
    private int filled;
    private String upload = "";

    S3Parts(S3Client client, S3Options options, String key) {
        this.client = client;
        this.options = options;
        this.key = key;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        var from = offset;
        var end = offset + length;
        while (from < end) {
            if (filled == PART) {
                send();
            }
            var some = Math.min(PART - filled, end - from);
            System.arraycopy(bytes, from, part, filled, some);
            filled += some;
            from += some;
        }
    }

    /** Makes the object of what was written. */
    void finish() {
        if (upload.isEmpty()) {
            client.putObject(
                    request -> {
                        request.bucket(options.bucket()).key(key);
                        options.algorithm().ifPresent(request::serverSideEncryption);
                        options.kmsKey().ifPresent(request::ssekmsKeyId);
                    },
                    body());
            return;
        }
        send();
        try {
            client.completeMultipartUpload(request -> request.bucket(options.bucket())
                    .key(key)
                    .uploadId(upload)
                    .multipartUpload(parts -> parts.parts(sent)));
        } catch (NoSuchUploadException e) {
            // An earlier attempt was carried out and its answer got lost, or somebody has taken the upload away:
            // reading back tells which.
            client.headObject(request -> request.bucket(options.bucket()).key(key));
        }
    }

    /** Leaves nothing behind that a list would not show; the store's own rules take what cannot be reached now. */
    void abandon(Throwable reason) {
        if (upload.isEmpty()) {
            return;
        }
        try {
            client.abortMultipartUpload(
                    request -> request.bucket(options.bucket()).key(key).uploadId(upload));
        } catch (SdkException e) {
            reason.addSuppressed(e);
        }
    }

    private void send() {
        if (upload.isEmpty()) {
            upload = client.createMultipartUpload(request -> {
                        request.bucket(options.bucket()).key(key);
                        options.algorithm().ifPresent(request::serverSideEncryption);
                        options.kmsKey().ifPresent(request::ssekmsKeyId);
                    })
                    .uploadId();
        }
        var number = sent.size() + 1;
        var tag = client.uploadPart(
                        request -> request.bucket(options.bucket())
                                .key(key)
                                .uploadId(upload)
                                .partNumber(number),
                        body())
                .eTag();
        sent.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        filled = 0;
    }

    private RequestBody body() {
        return RequestBody.fromContentProvider(() -> new ByteArrayInputStream(part, 0, filled), filled, TYPE);
    }
}
