package dev.kubeone.hosts.ssh;

import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.HostException.Kind;
import dev.kubeone.hosts.Redactor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** How a script becomes a bash of root's on the host. The script itself comes over stdin, so that no ps shows it. */
final class RemoteBash {
    /** Printed first; what comes before it is not ours (login banners, refusals). */
    static final String READY = "kubeone-ready";

    private static final String LAUNCH =
            "bash -c 'echo " + READY + "; eval \"set --$(echo; head -c \"$1\")\"' kubeone ";

    private RemoteBash() {}

    /** The command line for a script of so many bytes, after which more may come over stdin. */
    static String commandLine(HostAddress at, int scriptBytes) {
        return asRoot(at) + LAUNCH + scriptBytes;
    }

    /** The same, killed on the host after a time. */
    static String commandLine(HostAddress at, int scriptBytes, Duration timeout) {
        var seconds = String.format(Locale.ROOT, "%.3f", timeout.toMillis() / 1000.0);
        return asRoot(at) + "timeout -k 5 " + seconds + " " + LAUNCH + scriptBytes;
    }

    private static String asRoot(HostAddress at) {
        return at.user().equals("root") ? "" : "sudo -n -- ";
    }

    /** What to say when the host never printed {@link #READY}. */
    static HostException notRoot(HostAddress at, String stderr) {
        var said =
                Redactor.ofPatterns().redact(stderr).strip().lines().findFirst().orElse("nothing");
        return Failures.of(
                Kind.NO_SUDO,
                at,
                "On " + Failures.where(at) + " the user " + at.user() + " may not become root without a password: \""
                        + said + "\".",
                "Give the user passwordless sudo, for example with the line `" + at.user()
                        + " ALL=(ALL) NOPASSWD:ALL` in /etc/sudoers.d/kubeone, or connect as root.",
                null);
    }

    static String resource(String name) {
        try (InputStream stream = RemoteBash.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the script " + name, e);
        }
    }
}
