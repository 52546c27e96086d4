package dev.kubeone.activities.snapshots;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Reads one object to its end, and goes on where it was when the connection breaks in the middle. */
final class S3Reader {
    private static final int BREAKS = 5;

    private final S3Client client;
    private final String bucket;
    private final String key;
    private long done;
    private long size = -1;
    private String tag = "";

    S3Reader(S3Client client, String bucket, String key) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
    }

    /** @throws IOException if it broke too often, or the sink does not take it */
    void into(OutputStream sink) throws IOException {
        for (var breaks = 0; !whole(); breaks++) {
            try (var content = rest()) {
                copy(content, sink);
            } catch (BrokenException e) {
                if (breaks == BREAKS) {
                    throw new IOException(
                            "the connection broke " + (breaks + 1) + " times, the last time after " + done + " of "
                                    + size + " bytes: " + e.getCause().getMessage(),
                            e);
                }
            }
        }
    }

    private boolean whole() {
        return size >= 0 && done >= size;
    }

    /** All of it, or what is missing of the very same content. */
    private ResponseInputStream<GetObjectResponse> rest() {
        var content = client.getObject(request -> {
            request.bucket(bucket).key(key);
            if (done > 0) {
                request.range("bytes=" + done + "-").ifMatch(tag);
            }
        });
        size = done + content.response().contentLength();
        tag = content.response().eTag();
        return content;
    }

    private void copy(ResponseInputStream<GetObjectResponse> content, OutputStream sink) throws IOException {
        var piece = new byte[64 * 1024];
        for (var some = next(content, piece); some >= 0; some = next(content, piece)) {
            sink.write(piece, 0, some);
            done += some;
        }
        if (!whole()) {
            content.abort();
            // The JDK's client takes the end of a broken connection for the end of the content.
            throw new BrokenException(new EOFException("it ended early"));
        }
    }

    private static int next(ResponseInputStream<GetObjectResponse> content, byte[] piece) throws BrokenException {
        try {
            return content.read(piece);
        } catch (IOException e) {
            content.abort();
            throw new BrokenException(e);
        }
    }

    /** The store's side of the copy broke, not the sink's. */
    private static final class BrokenException extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenException(IOException cause) {
            super(cause);
        }
    }
}
