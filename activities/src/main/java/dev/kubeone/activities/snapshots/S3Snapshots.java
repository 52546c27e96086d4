package dev.kubeone.activities.snapshots;

import static dev.kubeone.activities.snapshots.SnapshotFiles.CONTENT;
import static dev.kubeone.activities.snapshots.SnapshotFiles.RECORD;
import static dev.kubeone.activities.snapshots.SnapshotFiles.safe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Snapshots in an S3-compatible store: {@code s3://<bucket>/<prefix>/<cluster>/<name>.db}, and beside it what is known
 * of it. A snapshot is in the list from the moment its record is written, which is after its content was read back.
 */
public final class S3Snapshots implements SnapshotStore {
    private final S3Options options;
    private final AwsCredentialsProvider credentials;
    private final S3Failures failures;
    private S3Client client;

    public S3Snapshots(S3Options options) {
        this(options, DefaultCredentialsProvider.builder().build());
    }

    S3Snapshots(S3Options options, AwsCredentialsProvider credentials) {
        this.options = options;
        this.credentials = credentials;
        this.failures = new S3Failures(options);
    }

    @Override
    public String place(String cluster, String name) {
        return "s3://" + options.bucket() + "/" + key(cluster, name, CONTENT);
    }

    @Override
    public void keep(Snapshot snapshot, Content content) {
        var place = place(snapshot.cluster(), snapshot.name());
        using("keep the snapshot " + place, () -> {
            forgetHalves(snapshot.cluster());
            write(key(snapshot, CONTENT), content);
            Digests.require(snapshot, sink -> readKey(key(snapshot, CONTENT), sink), place);
            write(key(snapshot, RECORD), sink -> sink.write(SnapshotFiles.toRecord(snapshot)));
            return place;
        });
    }

    @Override
    public List<Snapshot> list(String cluster) {
        return using(
                "list snapshots",
                () -> keys(cluster).stream()
                        .filter(key -> key.endsWith(RECORD))
                        .map(this::record)
                        .sorted(Comparator.comparing(Snapshot::name).reversed())
                        .toList());
    }

    @Override
    public void read(Snapshot snapshot, OutputStream sink) {
        using("read the snapshot " + place(snapshot.cluster(), snapshot.name()), () -> {
            readKey(key(snapshot, CONTENT), sink);
            return snapshot;
        });
    }

    /** The record goes first, so that no list names a content that is gone. */
    @Override
    public void delete(Snapshot snapshot) {
        using("delete an old snapshot", () -> {
            deleteKey(key(snapshot, RECORD));
            deleteKey(key(snapshot, CONTENT));
            return snapshot;
        });
    }

    private void write(String key, Content content) throws IOException {
        var parts = new S3Parts(client(), options, key);
        try {
            content.writeTo(parts);
            parts.finish();
        } catch (IOException | RuntimeException e) {
            parts.abandon(e);
            throw e;
        }
    }

    private void readKey(String key, OutputStream sink) throws IOException {
        new S3Reader(client(), options.bucket(), key).into(sink);
    }

    private void deleteKey(String key) {
        client().deleteObject(request -> request.bucket(options.bucket()).key(key));
    }

    private Snapshot record(String key) {
        try {
            var record = new ByteArrayOutputStream();
            readKey(key, record);
            return SnapshotFiles.fromRecord(record.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(key + ": " + e.getMessage(), e);
        }
    }

    /** What workers that died have left: contents without a record, and uploads that nobody will end. */
    private void forgetHalves(String cluster) {
        var keys = keys(cluster);
        keys.stream()
                .filter(key -> key.endsWith(CONTENT)
                        && !keys.contains(key.substring(0, key.length() - CONTENT.length()) + RECORD))
                .forEach(this::deleteKey);
        new S3Leftovers(client(), options).abandon(cluster);
    }

    private Set<String> keys(String cluster) {
        var keys = new TreeSet<String>();
        client()
                .listObjectsV2Paginator(
                        request -> request.bucket(options.bucket()).prefix(options.folder(cluster)))
                .contents()
                .stream()
                .map(S3Object::key)
                .forEach(keys::add);
        return keys;
    }

    private String key(Snapshot snapshot, String ending) {
        return key(snapshot.cluster(), snapshot.name(), ending);
    }

    private String key(String cluster, String name, String ending) {
        return options.key(cluster, safe(name) + ending);
    }

    /** Made at the first use: what is wrong with its settings is told to the step that needs it. */
    private synchronized S3Client client() {
        if (client == null) {
            client = S3Clients.open(options, credentials);
        }
        return client;
    }

    private <T> T using(String what, Work<T> work) {
        try {
            return work.run();
        } catch (AwsServiceException e) {
            throw failures.refused(what, e);
        } catch (SdkClientException e) {
            throw failures.unreached(what, e);
        } catch (UncheckedIOException e) {
            throw failures.broken(what, e.getCause());
        } catch (IOException e) {
            throw failures.broken(what, e);
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }
}
