package dev.kubeone.activities.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.activities.snapshots.SnapshotStore.Content;
import dev.kubeone.model.failure.OperatorException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every store promises. */
abstract class SnapshotStoreContract {
    static final byte[] CONTENT = "every secret of the cluster".getBytes(StandardCharsets.UTF_8);

    /** The store of this test; the same one however often it is asked for. */
    abstract SnapshotStore store();

    /** Names of all that lies in the store for a cluster, listed or not. */
    abstract Iterable<String> files(String cluster) throws IOException;

    @Test
    void whatIsKeptIsListedAsItWasTakenAndReadsTheSame() throws Exception {
        var snapshot = snapshot("a", digest(CONTENT));
        store().keep(snapshot, sink -> sink.write(CONTENT));

        assertThat(store().list("demo")).containsExactly(snapshot);
        var read = new ByteArrayOutputStream();
        store().read(snapshot, read);
        assertThat(read.toByteArray()).isEqualTo(CONTENT);
    }

    /** 40 MB and one byte: more than one part, and the last one is small. */
    @Test
    void aLargeContentComesInPiecesAndReadsTheSame() throws Exception {
        Content large = SnapshotStoreContract::large;
        var snapshot = snapshot("large", digest(large));
        store().keep(snapshot, large);

        assertThat(digest(sink -> store().read(snapshot, sink))).isEqualTo(snapshot.sha256());
    }

    @Test
    void anEmptyContentIsOneToo() throws Exception {
        var snapshot = snapshot("empty", digest(new byte[0]));
        store().keep(snapshot, sink -> {});

        var read = new ByteArrayOutputStream();
        store().read(snapshot, read);
        assertThat(read.size()).isZero();
    }

    @Test
    void whatIsReadBackOtherThanItWasTakenIsRefusedAndTheOldOnesStay() throws Exception {
        store().keep(snapshot("a", digest(CONTENT)), sink -> sink.write(CONTENT));

        assertThatThrownBy(() -> store().keep(snapshot("b", digest(CONTENT)), sink -> sink.write(CONTENT, 0, 5)))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("its digest is")
                .hasMessageNotContaining("every");
        assertThat(store().list("demo")).extracting(Snapshot::name).containsExactly("a");
    }

    @Test
    void aBrokenTransferLeavesNothingBehindAfterTheNextOne() throws Exception {
        assertThatThrownBy(() -> store().keep(snapshot("a", digest(CONTENT)), sink -> {
                    large(sink);
                    throw new IOException("the connection broke");
                }))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("the connection broke");
        assertThat(store().list("demo")).isEmpty();

        store().keep(snapshot("b", digest(CONTENT)), sink -> sink.write(CONTENT));
        assertThat(files("demo")).containsExactlyInAnyOrder("b.db", "b.json");
    }

    @Test
    void anotherClustersSnapshotsAreLeftAlone() throws Exception {
        store().keep(snapshot("a", digest(CONTENT)), sink -> sink.write(CONTENT));
        var other = new Snapshot(
                "demo-2", "z", "run/step", "cp-1", "1.33.1", 1, CONTENT.length, digest(CONTENT), "ab", 7, 3);
        store().keep(other, sink -> sink.write(CONTENT));

        store().delete(store().list("demo").get(0));
        assertThat(store().list("demo")).isEmpty();
        assertThat(store().list("demo-2")).containsExactly(other);
    }

    @Test
    void theNewestIsFirstAndWhatIsDeletedIsGone() throws Exception {
        for (var name : new String[] {"20260101", "20260103", "20260102"}) {
            store().keep(snapshot(name, digest(CONTENT)), sink -> sink.write(CONTENT));
        }
        store().delete(store().list("demo").get(2));

        assertThat(store().list("demo")).extracting(Snapshot::name).containsExactly("20260103", "20260102");
        assertThat(files("demo"))
                .containsExactlyInAnyOrder("20260102.db", "20260102.json", "20260103.db", "20260103.json");
        assertThat(store().list("another")).isEmpty();
    }

    @Test
    void aNameCannotLeadOutOfTheStore() throws Exception {
        var odd = new Snapshot(
                "../../etc", "../x", "run/step", "cp-1", "1.33.1", 1, CONTENT.length, digest(CONTENT), "ab", 7, 3);
        store().keep(odd, sink -> sink.write(CONTENT));

        assertThat(store().place("../../etc", "../x")).doesNotContain("/../").doesNotContain("/etc");
        assertThat(store().list("../../etc")).containsExactly(odd);
    }

    static Snapshot snapshot(String name, String sha256) {
        return new Snapshot("demo", name, "run/step", "cp-1", "1.33.1", 1, CONTENT.length, sha256, "ab", 7, 3);
    }

    static void large(OutputStream sink) throws IOException {
        var random = new Random(7);
        var piece = new byte[100_000];
        for (var n = 0; n < 400; n++) {
            random.nextBytes(piece);
            sink.write(piece);
        }
        sink.write(1);
    }

    static String digest(byte[] content) throws Exception {
        return digest(sink -> sink.write(content));
    }

    static String digest(Content content) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        try (var sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            content.writeTo(sink);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
