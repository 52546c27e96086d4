package dev.kubeone.hosts.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.hosts.HostException.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityIT extends SshTestBase {
    private static final String MARKER = "marker-passphrase-7f3a";

    @Test
    void refusesAWrongKey() throws Exception {
        SshServer.keygen(directory, "foreign", "-t", "ed25519", "-N", "");

        assertRefused(at().key(directory.resolve("foreign")).build(), Kind.AUTHENTICATION_REJECTED)
                .withMessageContaining("does not let us in with the key " + directory.resolve("foreign"));
    }

    @Test
    void refusesAMissingKeyFile() {
        assertRefused(at().key(directory.resolve("nothing")).build(), Kind.CREDENTIALS)
                .withMessageContaining("there is no such file");
    }

    @Test
    void refusesAFileThatIsNoKey() throws Exception {
        var file = Files.writeString(directory.resolve("text"), "hello\n");

        assertRefused(at().key(file).build(), Kind.CREDENTIALS).withMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-t ed25519", "-t rsa -b 2048", "-t ecdsa -b 384", "-t rsa -b 2048 -m PEM", "-t ecdsa -m PKCS8"})
    void opensAnEncryptedKeyOfAnyFormat(String type) throws Exception {
        var arguments = (type + " -N " + MARKER).split(" ");
        SshServer.keygen(directory, "locked", arguments);
        server.authorize(directory.resolve("locked.pub"));
        var passphrase = Files.writeString(directory.resolve("passphrase"), MARKER + "\n");

        var address = at().key(directory.resolve("locked"))
                .passphrase("file:" + passphrase)
                .build();
        assertThat(run(address, "echo in").stdout()).isEqualTo("in\n");
    }

    @Test
    void refusesAWrongPassphraseWithoutTellingIt() throws Exception {
        SshServer.keygen(directory, "locked", "-t", "ed25519", "-N", "right one");
        var passphrase = Files.writeString(directory.resolve("passphrase"), MARKER);

        var address = at().key(directory.resolve("locked"))
                .passphrase("file:" + passphrase)
                .build();
        assertRefused(address, Kind.CREDENTIALS)
                .withMessageContaining("cannot be read")
                .withMessageNotContaining(MARKER)
                .matches(failure -> failure.next().contains("passphrase in file:"));
    }

    @Test
    void refusesAnEncryptedKeyWithoutPassphrase() throws Exception {
        SshServer.keygen(directory, "locked", "-t", "ed25519", "-N", MARKER);

        assertRefused(at().key(directory.resolve("locked")).build(), Kind.CREDENTIALS)
                .matches(failure -> failure.next().contains("env:NAME"));
    }

    @Test
    void neverRepeatsAPassphraseThatStandsInTheReferenceItself() {
        assertRefused(at().passphrase(MARKER).build(), Kind.CREDENTIALS).withMessageNotContaining(MARKER);
    }

    @Test
    void refusesWhenAVariableIsMissing() {
        assertRefused(at().passphrase("env:KUBEONE_NOT_SET").build(), Kind.CREDENTIALS)
                .withMessageContaining("KUBEONE_NOT_SET");
    }

    @Test
    void showsACertificate() throws Exception {
        SshServer.keygen(directory, "certified", "-t", "ed25519", "-N", "");
        sign("certified", SshServer.USER);

        var address = at().key(directory.resolve("certified"));
        assertRefused(address.build(), Kind.AUTHENTICATION_REJECTED);
        var certificate = directory.resolve("certified-cert.pub");
        assertThat(run(address.certificate(certificate).build(), "echo in").stdout())
                .isEqualTo("in\n");
    }

    @Test
    void isRefusedWithACertificateForSomebodyElse() throws Exception {
        SshServer.keygen(directory, "certified", "-t", "ed25519", "-N", "");
        sign("certified", "somebody-else");

        var address = at().key(directory.resolve("certified")).certificate(directory.resolve("certified-cert.pub"));
        assertRefused(address.build(), Kind.AUTHENTICATION_REJECTED).withMessageContaining("and the certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-t ed25519", "-t rsa -b 2048", "-t ecdsa -b 256"})
    void letsAnAgentSign(String type) throws Exception {
        SshServer.keygen(directory, "held", (type + " -N ").split(" ", -1));
        server.authorize(directory.resolve("held.pub"));
        try (var agent = new Agent(directory)) {
            agent.add(directory.resolve("held"));
            var address = at().noKey().agent(agent.socket.toString()).build();
            assertThat(run(address, "echo in").stdout()).isEqualTo("in\n");
        }
    }

    @Test
    void showsACertificateWhoseKeyAnAgentHolds() throws Exception {
        SshServer.keygen(directory, "held", "-t", "rsa", "-b", "2048", "-N", "");
        sign("held", SshServer.USER);
        var certificate = Files.move(directory.resolve("held-cert.pub"), directory.resolve("elsewhere.pub"));
        try (var agent = new Agent(directory)) {
            agent.add(directory.resolve("held"));
            var address = at().noKey().agent(agent.socket.toString());
            assertRefused(address.build(), Kind.AUTHENTICATION_REJECTED).withMessageContaining("keys of the agent");
            assertThat(run(address.certificate(certificate).build(), "echo in").stdout())
                    .isEqualTo("in\n");
        }
    }

    @Test
    void saysThatTheAgentIsNotThere() {
        assertRefused(
                        at().noKey()
                                .agent(directory.resolve("no.sock").toString())
                                .build(),
                        Kind.CREDENTIALS)
                .withMessageContaining("does not tell its keys");
    }

    @Test
    void saysThatTheAgentHoldsNothing() throws Exception {
        try (var agent = new Agent(directory)) {
            assertRefused(at().noKey().agent(agent.socket.toString()).build(), Kind.CREDENTIALS)
                    .withMessageContaining("holds no key");
        }
    }

    private void sign(String key, String principal) throws Exception {
        SshServer.run(List.of(
                "ssh-keygen",
                "-q",
                "-s",
                server.file("user_ca").toString(),
                "-I",
                "test",
                "-n",
                principal,
                "-V",
                "+1h",
                directory.resolve(key + ".pub").toString()));
    }

    private static final class Agent implements AutoCloseable {
        private final Path socket;
        private final Process process;

        private Agent(Path directory) throws Exception {
            socket = directory.resolve("agent.sock");
            process = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                    .redirectErrorStream(true)
                    .start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> Files.exists(socket));
        }

        private void add(Path key) throws Exception {
            var builder = new ProcessBuilder("ssh-add", "-q", key.toString()).redirectErrorStream(true);
            builder.environment().put("SSH_AUTH_SOCK", socket.toString());
            var add = builder.start();
            var output = new String(add.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(add.waitFor()).as(output).isZero();
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
