package dev.kubeone.hosts.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kubeone.hosts.Command;
import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.HostException.Kind;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CommandIT extends SshTestBase {
    @Test
    void bringsOutputsAndExitCodeBack() {
        var result = run(server.address(), "set -euo pipefail\necho out\necho err >&2\nexit 7\n");

        assertThat(result.stdout()).isEqualTo("out\n");
        assertThat(result.stderr()).isEqualTo("err\n");
        assertThat(result.exitCode()).isEqualTo(7);
    }

    @Test
    void handsVariablesOnUnchanged() {
        var value = "it's \"quoted\" $HOME `id`\nsecond line\n äöü";
        var command = new Command("Test", "printf %s \"$VALUE\"", Map.of("VALUE", value), Duration.ofSeconds(30));

        assertThat(hosts.session(server.address()).run(command).stdout()).isEqualTo(value);
    }

    @Test
    void showsNothingOfTheScriptInTheListOfProcesses() {
        var script = "marker=visible-${VALUE:+marker}; cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' '";
        var command = new Command("Test", script, Map.of("VALUE", "planted-secret"), Duration.ofSeconds(30));

        assertThat(hosts.session(server.address()).run(command).stdout())
                .contains("kubeone-ready")
                .doesNotContain("planted-secret")
                .doesNotContain("visible-");
    }

    @Test
    void givesTheScriptNoInputOfOurs() {
        assertThat(run(server.address(), "cat; echo end").stdout()).isEqualTo("end\n");
    }

    @Test
    void killsWhatTakesTooLong() throws Exception {
        var pid = server.file("pid");
        var command =
                new Command("Sleep", "echo $$ >" + pid + "; sleep 60; echo late", Map.of(), Duration.ofMillis(1500));

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> hosts.session(server.address()).run(command))
                .matches(failure -> failure.kind() == Kind.TIMED_OUT)
                .withMessageContaining("Sleep on server (");
        var process = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> process.isEmpty() || !process.get().isAlive());
    }

    @Test
    void keepsFourMebibytesOfABigOutput() {
        var result = run(server.address(), "head -c 9000000 /dev/zero | tr '\\0' x; head -c 5000000 /dev/zero >&2");

        assertThat(result.exitCode()).isZero();
        assertThat(result.stderr()).hasSize(BoundedBytes.LIMIT);
        assertThat(result.stdout())
                .hasSizeBetween(BoundedBytes.LIMIT - 100, BoundedBytes.LIMIT)
                .startsWith("xxx");
    }

    @Test
    void sharesOneConnectionAmongMany() throws Exception {
        var many = IntStream.range(0, 25)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> run(server.address(), "sleep 0.1; echo " + i).stdout()))
                .toList();

        for (int i = 0; i < 25; i++) {
            assertThat(many.get(i).get(60, TimeUnit.SECONDS)).isEqualTo(i + "\n");
        }
        assertThat(server.logins()).isEqualTo(1);
    }

    @Test
    void noticesACutConnectionAndDialsAgain() throws Exception {
        var session = hosts.session(server.address());
        var started = server.file("started");
        var command = new Command("Sleep", "touch " + started + "; sleep 30", Map.of(), Duration.ofSeconds(40));
        var running = CompletableFuture.supplyAsync(() -> session.run(command));
        Awaitility.await().until(() -> Files.exists(started));

        server.cutConnections();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> running.get(10, TimeUnit.SECONDS))
                .withMessageContaining("lost the connection while running Sleep");
        assertThat(run(server.address(), "echo back").stdout()).isEqualTo("back\n");
    }

    @Test
    void dialsAgainAfterAnIdleConnectionBroke() {
        run(server.address(), "true");
        server.cutConnections();

        assertThat(run(server.address(), "echo back").stdout()).isEqualTo("back\n");
    }

    @Test
    void returnsAtOnceWhenInterrupted() throws Exception {
        var started = server.file("started");
        var caught = new CompletableFuture<HostException>();
        var thread = new Thread(() -> {
            try {
                run(server.address(), "touch " + started + "; sleep 20");
            } catch (HostException e) {
                caught.complete(e);
            }
        });
        thread.start();
        Awaitility.await().until(() -> Files.exists(started));

        thread.interrupt();

        assertThat(caught.get(2, TimeUnit.SECONDS)).hasMessageContaining("was interrupted");
    }

    @Test
    void goesThroughABastion() throws Exception {
        try (var bastion = SshServer.start(directory.resolve("bastion"))) {
            var address = at().through(bastion.address()).build();

            assertThat(run(address, "echo in; echo ${SSH_CONNECTION%% *}").stdout())
                    .startsWith("in\n");
            assertThat(bastion.logins()).isEqualTo(1);
            bastion.cutConnections();
            assertThat(run(address, "echo back").stdout()).isEqualTo("back\n");
            assertThat(bastion.logins()).isEqualTo(2);
        }
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        var dead = new HostAddress(
                "cp-9",
                "127.0.0.1",
                SshServer.freePort(),
                "op",
                server.file("user_key").toString(),
                "",
                "",
                "",
                "",
                null);

        assertRefused(dead, Kind.UNREACHABLE)
                .withMessageContaining("cp-9 (op@127.0.0.1:")
                .withMessageContaining("Connection refused");
        assertRefused(at().through(dead).build(), Kind.UNREACHABLE).withMessageContaining("cp-9 (op@127.0.0.1:");
    }

    @Test
    void saysThatANameIsUnknown() {
        var nowhere = new HostAddress(
                "cp-9",
                "no-such-host.invalid",
                22,
                "op",
                server.file("user_key").toString(),
                "",
                "",
                "",
                "",
                null);

        assertRefused(nowhere, Kind.UNREACHABLE).withMessageContaining("cannot be resolved");
    }
}
