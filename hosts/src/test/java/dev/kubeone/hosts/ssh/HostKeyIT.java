package dev.kubeone.hosts.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.hosts.HostException.Kind;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HostKeyIT extends SshTestBase {
    @Test
    void acceptsThePinnedKey() throws Exception {
        try (var strict = new SshHosts(strict())) {
            assertThat(run(strict, at().pinned(server.hostKey()).build(), "echo in")
                            .stdout())
                    .isEqualTo("in\n");
        }
        assertThat(knownHosts()).doesNotExist();
    }

    @Test
    void refusesAnotherKeyThanThePinnedOne() throws Exception {
        var other = Files.readString(server.file("user_key.pub"));

        assertRefused(at().pinned(other).build(), Kind.HOST_KEY_MISMATCH)
                .withMessageContaining("shows the key "
                        + HostKey.parse(server.hostKey()).orElseThrow().fingerprint())
                .withMessageContaining(HostKey.parse(other).orElseThrow().fingerprint() + " was expected (pinned)")
                .withMessageContaining("somebody is in between");
    }

    @Test
    void refusesAnUnknownKeyUnlessToldOtherwise() {
        try (var strict = new SshHosts(strict())) {
            assertRefused(strict, server.address(), Kind.HOST_KEY_MISMATCH)
                    .withMessageContaining("no key of it is known")
                    .matches(failure -> failure.next().contains("accepting new host keys"));
        }
    }

    @Test
    void remembersAnAcceptedKey() throws Exception {
        run(server.address(), "true");

        try (var strict = new SshHosts(strict())) {
            assertThat(run(strict, server.address(), "echo in").stdout()).isEqualTo("in\n");
        }
        assertThat(SshServer.run(List.of(
                        "ssh-keygen",
                        "-F",
                        "[127.0.0.1]:" + server.port(),
                        "-f",
                        knownHosts().toString())))
                .contains(HostKey.parse(server.hostKey()).orElseThrow().base64());
    }

    @Test
    void remembersItOnceWhenManyConnectAtTheSameTime() throws Exception {
        var threads = Executors.newFixedThreadPool(6);
        var many = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            try (var own = new SshHosts(strict().acceptingNewHostKeys())) {
                                return run(own, server.address(), "echo in").stdout();
                            }
                        },
                        threads))
                .toList();

        assertThat(many).allSatisfy(one -> assertThat(one.join()).isEqualTo("in\n"));
        assertThat(Files.readAllLines(knownHosts())).hasSize(1);
        threads.shutdown();
    }

    @Test
    void readsHashedNames() throws Exception {
        run(server.address(), "true");
        SshServer.run(List.of("ssh-keygen", "-H", "-f", knownHosts().toString()));
        assertThat(Files.readString(knownHosts())).startsWith("|1|");

        try (var strict = new SshHosts(strict())) {
            assertThat(run(strict, server.address(), "echo in").stdout()).isEqualTo("in\n");
        }
    }

    @Test
    void refusesAKeyThatChangedEvenWhenNewOnesAreAccepted() throws Exception {
        var other = HostKey.parse(Files.readString(server.file("user_key.pub"))).orElseThrow();
        new KnownHostsFile(knownHosts()).remember("[127.0.0.1]:" + server.port(), other);

        assertRefused(server.address(), Kind.HOST_KEY_MISMATCH)
                .withMessageContaining(other.fingerprint() + " was expected (" + knownHosts())
                .matches(failure -> failure.next().contains("ssh-keygen -R '[127.0.0.1]:" + server.port() + "'"));
    }
}
