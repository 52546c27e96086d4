package dev.kubeone.hosts.ssh;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kubeone.hosts.Command;
import dev.kubeone.hosts.CommandResult;
import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server and sessions for each test. */
abstract class SshTestBase {
    @TempDir
    Path directory;

    SshServer server;
    SshHosts hosts;

    @BeforeEach
    void start() throws Exception {
        server = SshServer.start(directory.resolve("server"));
        hosts = new SshHosts(strict().acceptingNewHostKeys());
    }

    @AfterEach
    void stop() {
        if (hosts != null) {
            hosts.close();
        }
        if (server != null) {
            server.close();
        }
    }

    SshOptions strict() {
        return SshOptions.withKnownHosts(knownHosts());
    }

    Path knownHosts() {
        return directory.resolve("known").resolve("known_hosts");
    }

    SshServer.Address at() {
        return new SshServer.Address(server);
    }

    CommandResult run(HostAddress address, String script) {
        return run(hosts, address, script);
    }

    static CommandResult run(SshHosts hosts, HostAddress address, String script) {
        return hosts.session(address).run(new Command("Test", script, Map.of(), Duration.ofSeconds(30)));
    }

    ThrowableAssertAlternative<HostException> assertRefused(HostAddress address, HostException.Kind kind) {
        return assertRefused(hosts, address, kind);
    }

    static ThrowableAssertAlternative<HostException> assertRefused(
            SshHosts hosts, HostAddress address, HostException.Kind kind) {
        return assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> run(hosts, address, "true"))
                .matches(failure -> failure.kind() == kind, "is " + kind)
                .matches(failure -> !failure.next().isBlank(), "says what next");
    }
}
