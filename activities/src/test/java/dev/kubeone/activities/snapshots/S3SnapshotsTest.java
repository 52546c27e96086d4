package dev.kubeone.activities.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class S3SnapshotsTest extends SnapshotStoreContract {
    private static final AwsCredentialsProvider OURS = who(S3Server.ID, S3Server.SECRET);

    @TempDir
    private static Path folder;

    private static S3Server server;
    private static int tests;

    private FaultyLine line;
    private String prefix;

    @BeforeAll
    static void serve() throws Exception {
        server = new S3Server(folder);
    }

    @AfterAll
    static void end() throws Exception {
        server.stop();
    }

    @BeforeEach
    void open() throws Exception {
        line = new FaultyLine(server.port());
        prefix = "clusters/test-" + tests++;
    }

    @AfterEach
    void close() throws Exception {
        line.close();
    }

    @Override
    SnapshotStore store() {
        return store(S3Server.BUCKET, "", OURS);
    }

    @Override
    List<String> files(String cluster) {
        return server.keys(prefix + "/" + cluster + "/").stream()
                .map(key -> key.substring(key.lastIndexOf('/') + 1))
                .toList();
    }

    @Test
    void itsPlaceIsWhereTheObjectIs() throws Exception {
        store().keep(snapshot("a", digest(CONTENT)), sink -> sink.write(CONTENT));

        assertThat(store().place("demo", "a")).isEqualTo("s3://snapshots/" + prefix + "/demo/a.db");
        assertThat(server.blobs().blobExists(S3Server.BUCKET, prefix + "/demo/a.db"))
                .isTrue();
    }

    @Test
    void aPartWhoseConnectionBreaksIsSentAgain() throws Exception {
        line.cutSending(3_000_000, 2);
        var snapshot = snapshot("a", digest(SnapshotStoreContract::large));
        store().keep(snapshot, SnapshotStoreContract::large);

        assertThat(line.cut()).isEqualTo(2);
        assertThat(store().list("demo")).containsExactly(snapshot);
    }

    @Test
    void readingBackGoesOnWhereTheConnectionBroke() throws Exception {
        line.cutAnswers(3_000_000, 3);
        var snapshot = snapshot("a", digest(SnapshotStoreContract::large));
        store().keep(snapshot, SnapshotStoreContract::large);

        assertThat(line.cut()).isEqualTo(3);
        assertThat(line.heard()).anyMatch(request -> request.contains("Range: bytes="));
        assertThat(store().list("demo")).containsExactly(snapshot);
    }

    @Test
    void aLineThatBreaksAgainAndAgainEndsItAndTheOldOnesStay() throws Exception {
        store().keep(snapshot("a", digest(CONTENT)), sink -> sink.write(CONTENT));
        line.cutSending(3_000_000, 1000);

        refusal(
                        () -> store().keep(
                                        snapshot("b", digest(SnapshotStoreContract::large)),
                                        SnapshotStoreContract::large),
                        FailureKind.RUNTIME)
                .hasMessageContaining("keep the snapshot s3://snapshots/" + prefix + "/demo/b.db")
                .hasMessageContaining("the connection broke")
                .hasMessageContaining("then retry");
        assertThat(files("demo")).containsExactlyInAnyOrder("a.db", "a.json");
        assertThat(server.unfinished()).isZero();
    }

    /** What a worker that was killed in the middle leaves. */
    @Test
    void unfinishedUploadsAndContentsWithoutARecordGoWithTheNextSnapshot() throws Exception {
        var parts = new S3Parts(
                S3Clients.open(options(S3Server.BUCKET, ""), OURS),
                options(S3Server.BUCKET, ""),
                prefix + "/demo/b.db");
        large(parts);
        var whole = new S3Parts(
                S3Clients.open(options(S3Server.BUCKET, ""), OURS),
                options(S3Server.BUCKET, ""),
                prefix + "/demo/c.db");
        whole.write(CONTENT);
        whole.finish();
        assertThat(server.unfinished()).isEqualTo(1);
        assertThat(store().list("demo")).isEmpty();

        store().keep(snapshot("d", digest(CONTENT)), sink -> sink.write(CONTENT));
        assertThat(server.unfinished()).isZero();
        assertThat(files("demo")).containsExactlyInAnyOrder("d.db", "d.json");
    }

    @Test
    void wrongCredentialsAreToldWithoutThem() {
        refusal(
                        () -> store(S3Server.BUCKET, "", who(S3Server.ID, "marker-of-another-secret"))
                                .list("demo"),
                        FailureKind.CREDENTIALS)
                .hasMessageContaining("s3://snapshots at http://127.0.0.1:")
                .hasMessageContaining("does not accept the worker's credentials")
                .hasMessageContaining("AWS_ACCESS_KEY_ID")
                .hasMessageNotContaining("marker");
    }

    /** Found at the moment of use, the way every AWS program finds them. */
    @Test
    void credentialsComeFromTheSdksOwnChain() {
        System.setProperty("aws.accessKeyId", S3Server.ID);
        System.setProperty("aws.secretAccessKey", S3Server.SECRET);
        try {
            assertThat(new S3Snapshots(options(S3Server.BUCKET, "")).list("demo"))
                    .isEmpty();
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    @Test
    void noCredentialsAreToldAsThat() {
        AwsCredentialsProvider nobody = AwsCredentialsProviderChain.builder()
                .credentialsProviders(() -> {
                    throw new IllegalStateException("none here");
                })
                .build();
        refusal(() -> store(S3Server.BUCKET, "", nobody).list("demo"), FailureKind.CREDENTIALS)
                .hasMessageContaining("the worker has no credentials for it")
                .hasMessageContaining("a profile or a role");
    }

    @Test
    void aBucketThatIsNotThereIsNamed() {
        refusal(() -> store("elsewhere", "", OURS).list("demo"), FailureKind.RUNTIME)
                .hasMessageContaining("there is no bucket elsewhere")
                .hasMessageContaining("correct KUBEONE_SNAPSHOTS");
    }

    @Test
    void aStoreThatDoesNotAnswerIsNamedWithItsAddress() throws Exception {
        line.close();
        refusal(() -> store().list("demo"), FailureKind.RUNTIME)
                .hasMessageContaining("s3://snapshots at " + line.address())
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void theStoreIsAskedToEncryptEveryObject() throws Exception {
        var store = store(S3Server.BUCKET, "aws:kms:key-of-backups", OURS);
        store.keep(snapshot("a", digest(CONTENT)), sink -> sink.write(CONTENT));
        store.keep(snapshot("b", digest(SnapshotStoreContract::large)), SnapshotStoreContract::large);

        var writes = line.heard().stream()
                .filter(request -> request.startsWith("PUT ") || request.startsWith("POST "))
                .filter(request -> !request.contains("uploadId="))
                .toList();
        assertThat(writes)
                .hasSize(4)
                .allSatisfy(request -> assertThat(request)
                        .contains("x-amz-server-side-encryption: aws:kms")
                        .contains("x-amz-server-side-encryption-aws-kms-key-id: key-of-backups"));
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refusal(
            ThrowingCallable work, FailureKind kind) {
        return assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        OperatorException.class,
                        e -> assertThat(e.failure().kind()).isEqualTo(kind));
    }

    private SnapshotStore store(String bucket, String encryption, AwsCredentialsProvider credentials) {
        return new S3Snapshots(options(bucket, encryption), credentials);
    }

    private S3Options options(String bucket, String encryption) {
        URI address = line.address();
        return new S3Options(bucket, prefix, Optional.of(address), true, encryption);
    }

    private static AwsCredentialsProvider who(String id, String secret) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret));
    }
}
