package dev.kubeone.hosts.ssh;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kubeone.hosts.HostAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** A real sshd on a loopback port, with a host key of its own, that lets the user of this process in. */
final class SshServer implements AutoCloseable {
    static final String USER = System.getProperty("user.name");
    private static final Path SSHD = Path.of("/usr/sbin/sshd");

    private final Path directory;
    private final int port;
    private final Process process;

    private SshServer(Path directory, int port, Process process) {
        this.directory = directory;
        this.port = port;
        this.process = process;
    }

    /** @param directory empty; gets host_key, user_key, authorized_keys, user_ca and sshd.log */
    static SshServer start(Path directory) throws Exception {
        assumeTrue(
                Files.isExecutable(SSHD),
                "SKIPPED: no test against a real sshd; install it with: apt-get install openssh-server");
        Files.createDirectories(directory);
        keygen(directory, "host_key", "-t", "ed25519", "-N", "");
        keygen(directory, "user_key", "-t", "ed25519", "-N", "");
        keygen(directory, "user_ca", "-t", "ed25519", "-N", "");
        Files.copy(directory.resolve("user_key.pub"), directory.resolve("authorized_keys"));
        if (USER.equals("root")) {
            Files.createDirectories(Path.of("/run/sshd")); // a service manager would have made it
        }
        int port = freePort();
        Files.writeString(directory.resolve("sshd_config"), configuration(directory, port));
        return new SshServer(directory, port, launch(directory, port));
    }

    private static Process launch(Path directory, int port) throws IOException {
        var process = new ProcessBuilder(
                        SSHD.toString(),
                        "-D",
                        "-e",
                        "-f",
                        directory.resolve("sshd_config").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("sshd.log").toFile()))
                .start();
        Awaitility.await("sshd listens, see " + directory.resolve("sshd.log"))
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> listens(port));
        return process;
    }

    private static String configuration(Path directory, int port) throws IOException {
        return String.join(
                "\n",
                "ListenAddress 127.0.0.1:" + port,
                "HostKey " + directory.resolve("host_key"),
                "AuthorizedKeysFile " + directory.resolve("authorized_keys"),
                "TrustedUserCAKeys " + directory.resolve("user_ca.pub"),
                "PidFile none",
                "StrictModes no",
                "UsePAM no",
                "PasswordAuthentication no",
                "KbdInteractiveAuthentication no",
                "PermitRootLogin prohibit-password",
                "LogLevel VERBOSE",
                "SetEnv PATH=" + sudoThatLetsEverybody(directory) + ":/usr/sbin:/usr/bin:/sbin:/bin",
                "");
    }

    /** So that these tests need no rights of root: the real sudo is tested on lab hosts. */
    private static Path sudoThatLetsEverybody(Path directory) throws IOException {
        var bin = Files.createDirectories(directory.resolve("bin"));
        var sudo = Files.writeString(bin.resolve("sudo"), "#!/bin/sh\nshift 2\nexec \"$@\"\n");
        Files.setPosixFilePermissions(sudo, PosixFilePermissions.fromString("rwxr-xr-x"));
        return bin;
    }

    /** How to get in, without any expectation about the host key. */
    HostAddress address() {
        return new Address(this).build();
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    int port() {
        return port;
    }

    String hostKey() throws IOException {
        return Files.readString(file("host_key.pub"));
    }

    void authorize(Path publicKey) throws IOException {
        Files.writeString(
                file("authorized_keys"), Files.readString(file("authorized_keys")) + Files.readString(publicKey));
    }

    long logins() throws IOException {
        return Files.readString(file("sshd.log"))
                .lines()
                .filter(line -> line.startsWith("Accepted publickey "))
                .count();
    }

    /** Cuts all connections, as a crash would; new ones are welcome. */
    void cutConnections() {
        var sessions = process.children().toList();
        sessions.forEach(session -> {
            session.descendants().forEach(ProcessHandle::destroyForcibly);
            session.destroyForcibly();
        });
        Awaitility.await("sshd's sessions have ended")
                .pollInterval(Duration.ofMillis(5))
                .until(() -> sessions.stream().noneMatch(ProcessHandle::isAlive));
    }

    static void keygen(Path directory, String file, String... arguments) throws Exception {
        var command = new java.util.ArrayList<>(List.of("ssh-keygen", "-q", "-C", "test"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-f", directory.resolve(file).toString()));
        run(command);
    }

    static String run(List<String> command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + " failed: " + output);
        }
        return output;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        cutConnections();
        process.destroy();
    }

    /** An address of this server, with one thing or another changed. */
    static final class Address {
        private final SshServer server;
        private String key;
        private String passphrase = "";
        private String certificate = "";
        private String hostKey = "";
        private String agent = "";
        private HostAddress bastion;

        Address(SshServer server) {
            this.server = server;
            this.key = server.file("user_key").toString();
        }

        Address key(Path file) {
            key = file.toString();
            return this;
        }

        Address noKey() {
            key = "";
            return this;
        }

        Address passphrase(String reference) {
            passphrase = reference;
            return this;
        }

        Address certificate(Path file) {
            certificate = file.toString();
            return this;
        }

        Address pinned(String publicKey) {
            hostKey = publicKey;
            return this;
        }

        Address agent(String socket) {
            agent = socket;
            return this;
        }

        Address through(HostAddress address) {
            bastion = address;
            return this;
        }

        HostAddress build() {
            return new HostAddress(
                    "server", "127.0.0.1", server.port, USER, key, passphrase, certificate, hostKey, agent, bastion);
        }
    }
}
