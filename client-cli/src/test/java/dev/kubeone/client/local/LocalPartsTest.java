package dev.kubeone.client.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalPartsTest {
    @TempDir
    private Path folder;

    @Test
    void aProcessIsFoundAgainByItsRecordAndStopped() throws Exception {
        var process = BackgroundProcess.start(List.of("sleep", "60"), Map.of(), Set.of(), folder.resolve("log"));
        var record = ProcessRecord.of(process, "real", 0, 0);
        record.write(folder.resolve("worker.properties"));

        assertThat(ProcessRecord.read(folder.resolve("worker.properties"))).contains(record);
        record.stop();
        process.onExit().get(10, TimeUnit.SECONDS);
        assertThat(ProcessRecord.read(folder.resolve("worker.properties"))).isEmpty();
    }

    @Test
    void anotherProcessWithTheSameIdIsNeverTouched() {
        var process = BackgroundProcess.start(List.of("sleep", "60"), Map.of(), Set.of(), folder.resolve("log"));
        try {
            var real = ProcessRecord.of(process, "real", 0, 0);
            var stale = new ProcessRecord(real.pid(), real.startedAtMs() - 1000, "real", 0, 0);

            assertThat(stale.alive()).isFalse();
            stale.stop();
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aBackgroundProcessLeadsItsOwnSession() throws IOException {
        var process = BackgroundProcess.start(List.of("sleep", "60"), Map.of(), Set.of(), folder.resolve("log"));
        try {
            // Field 6 of stat is the session; Ctrl-C in a terminal reaches only processes of the terminal's session.
            Awaitility.await()
                    .atMost(10, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(session(process.pid())).isEqualTo(process.pid()));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void halfARecordIsNone() throws IOException {
        Files.writeString(folder.resolve("server.properties"), "pid=12\n");

        assertThat(ProcessRecord.any(folder.resolve("server.properties"))).isEmpty();
    }

    @Test
    void aTakenPortIsReplacedByAFreeOne() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.free(taken.getLocalPort()))
                    .isNotEqualTo(taken.getLocalPort())
                    .isPositive();
        }
    }

    @Test
    void theEndOfALogIsRead() throws IOException {
        Files.writeString(folder.resolve("log"), "one\ntwo\n\nthree\n");

        assertThat(LogTail.last(folder.resolve("log"), 2)).containsExactly("two", "three");
        assertThat(LogTail.last(folder.resolve("none"), 2)).isEmpty();
    }

    @Test
    void aFileIsTakenOutOfAnArchiveThatTarMade() throws Exception {
        Files.writeString(folder.resolve("LICENSE"), "MIT");
        Files.writeString(folder.resolve("temporal"), "program");
        var tar = new ProcessBuilder("tar", "-cf", "a.tar", "LICENSE", "temporal")
                .directory(folder.toFile())
                .start();
        assertThat(tar.waitFor(30, TimeUnit.SECONDS)).isTrue();
        var archive = Files.readAllBytes(folder.resolve("a.tar"));

        assertThat(TarReader.file(archive, "temporal")).asString().isEqualTo("program");
        assertThatThrownBy(() -> TarReader.file(archive, "other")).isInstanceOf(IOException.class);
        assertThatThrownBy(
                        () -> TarReader.file("no tar at all".repeat(100).getBytes(StandardCharsets.UTF_8), "temporal"))
                .isInstanceOf(IOException.class);
    }

    private static long session(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3]);
    }
}
