package dev.kubeone.activities.snapshots;

import static dev.kubeone.activities.snapshots.SnapshotStoreContract.CONTENT;
import static dev.kubeone.activities.snapshots.SnapshotStoreContract.digest;
import static dev.kubeone.activities.snapshots.SnapshotStoreContract.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsInTurnTest {
    @Test
    void twoAttemptsAtOnceBothKeepTheirs(@TempDir Path folder) throws Exception {
        var store = new SnapshotsInTurn(new SnapshotFolder(folder));
        var digest = digest(CONTENT);
        var half = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var first = CompletableFuture.runAsync(() -> store.keep(snapshot("a", digest), sink -> {
            half.countDown();
            await(goOn);
            sink.write(CONTENT);
        }));
        await(half);
        var asked = new CountDownLatch(1);
        var second = CompletableFuture.runAsync(() -> {
            asked.countDown();
            store.keep(snapshot("b", digest), sink -> sink.write(CONTENT));
        });
        await(asked);
        // Without its turn the second is over now, and has removed what the first has written.
        assertThatThrownBy(() -> second.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        goOn.countDown();

        first.get(20, TimeUnit.SECONDS);
        second.get(20, TimeUnit.SECONDS);
        assertThat(store.list("demo")).extracting(Snapshot::name).containsExactly("b", "a");
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IOException("nobody came");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
