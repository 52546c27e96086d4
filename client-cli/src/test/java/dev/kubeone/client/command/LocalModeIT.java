package dev.kubeone.client.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.client.console.Surroundings;
import dev.kubeone.client.local.LocalMode;
import dev.kubeone.client.manifest.ManifestFile;
import dev.kubeone.client.run.Runs;
import dev.kubeone.client.server.FirstServer;
import dev.kubeone.client.server.Purpose;
import dev.kubeone.workflows.messages.FileBundle;
import dev.kubeone.workflows.messages.RunRequest;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local mode with a real server and no worker: what a person meets whose worker is away. */
final class LocalModeIT {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void useTheProgramThatIsThere() throws IOException {
        var program = program();
        Assumptions.assumeTrue(
                program.isPresent(),
                "SKIPPED: no temporal program on PATH or in the cache, the local mode is not tried");
        environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        environment.put("PATH", program.get().getParent().toString());
        environment.put("HOSTNAME", "desk");
        Files.writeString(folder.resolve("kubeone.yaml"), CommandsTest.MANIFEST);
    }

    @AfterEach
    void stop() {
        LocalMode.of(around()).stop();
    }

    @Test
    void theServerIsFoundAgainAndKeepsItsPortsAndRunsWhenItIsStartedAnew() {
        startWithoutWorker();
        var first = LocalMode.of(around()).status();
        assertThat(run("list")).isZero();
        assertThat(LocalMode.of(around()).status()).isEqualTo(first);

        assertThat(run("local", "stop")).isZero();
        assertThat(LocalMode.of(around()).status().server().running()).isFalse();
        forget();

        assertThat(run("list")).isZero();
        assertThat(out()).contains("prod", "open", "Install prod 1.34.4 on 1 control plane, 1 worker");
        assertThat(LocalMode.of(around()).status().server().address())
                .isEqualTo(first.server().address());
    }

    @Test
    void withoutAWorkerEveryCommandAnswersSoonAndSaysWhatIsMissing() {
        startWithoutWorker();
        var began = System.nanoTime();

        assertThat(run("status", "prod")).isEqualTo(14);
        assertThat(out()).contains("Install prod 1.34.4", "no worker answers", "by ana@desk");
        assertThat(run("pause", "prod")).isEqualTo(14);
        assertThat(err()).contains("no worker answers; nothing was decided");
        forget();
        assertThat(run("start-install", "-y")).isEqualTo(22);
        assertThat(err()).contains("prod is held by another run", "started by ana@desk", "no second run was started");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void aServerThatIsNotThereIsSaidInOneSentence() {
        assertThat(run("--address", "127.0.0.1:1", "status", "prod")).isEqualTo(14);

        assertThat(err().lines()).hasSize(1);
        assertThat(err()).startsWith("error: 127.0.0.1:1: ask the Temporal server:");
    }

    private void startWithoutWorker() {
        var manifest = ManifestFile.load("kubeone.yaml", folder).manifest();
        try (var server = LocalMode.of(around()).open(Purpose.LOOK)) {
            new Runs(server)
                    .start(
                            dev.kubeone.model.plan.RunKind.INSTALL,
                            new RunRequest(manifest, FileBundle.EMPTY, true, false, "ana@desk"));
        }
    }

    private int run(String... arguments) {
        var around = around();
        return Program.run(arguments, around, new FirstServer(around));
    }

    private Surroundings around() {
        return new Surroundings(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                new BufferedReader(new StringReader("")),
                false,
                false,
                environment,
                folder,
                Clock.systemUTC());
    }

    private void forget() {
        out.reset();
        err.reset();
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }

    private static Optional<Path> program() {
        var cached = Path.of(System.getProperty("user.home"), ".cache/kubeone/bin/temporal");
        var onPath =
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(each -> Path.of(each, "temporal"));
        return Stream.concat(Stream.of(cached), onPath)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
