package dev.kubeone.hosts.ssh;

import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.HostException.Kind;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Which host keys are right: the pinned one, else those of known_hosts, else, if so wished, the first one seen. */
final class HostKeys {
    private static final String IF_YOU_CHANGED_IT =
            "If the host was set up anew, compare the key with `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` on its"
                    + " console, then ";

    private final SshOptions options;
    private final KnownHostsFile file;

    HostKeys(SshOptions options) {
        this.options = options;
        this.file = new KnownHostsFile(options.knownHostsFile());
    }

    /** The check for one connection. */
    HostKeyCheck checkOf(HostAddress at) {
        return new HostKeyCheck(at, this);
    }

    List<KnownHostsLine> expected(HostAddress at) {
        if (!at.hostPublicKey().isBlank()) {
            var pinned = HostKey.parse(at.hostPublicKey())
                    .orElseThrow(() -> Failures.credentials(
                            at,
                            "the pinned host key is no public key",
                            "Write it as in the host's /etc/ssh/ssh_host_ed25519_key.pub.",
                            null));
            return List.of(new KnownHostsLine("", nameOf(at), pinned));
        }
        try {
            return file.linesAbout(nameOf(at));
        } catch (IOException e) {
            throw unusableFile(at, e);
        }
    }

    /** For a host without any expectation. */
    void acceptNew(HostAddress at, HostKey came) {
        if (!options.acceptNewHostKeys()) {
            throw unknown(at, came);
        }
        try {
            // Another connection may have been quicker, with another key.
            check(at, file.remember(nameOf(at), came), came);
        } catch (IOException e) {
            throw unusableFile(at, e);
        }
    }

    void check(HostAddress at, List<KnownHostsLine> expected, HostKey came) {
        if (expected.stream().anyMatch(line -> line.isRevoked() && line.key().equals(came))) {
            throw revoked(at, came);
        }
        if (expected.stream()
                .noneMatch(line -> line.marker().isEmpty() && line.key().equals(came))) {
            throw mismatch(at, expected, came);
        }
    }

    private static String nameOf(HostAddress at) {
        return KnownHostsLine.nameOf(at.host(), at.port());
    }

    private HostException unknown(HostAddress at, HostKey came) {
        return Failures.of(
                Kind.HOST_KEY_MISMATCH,
                at,
                Failures.where(at) + " shows the key " + came.fingerprint() + ", but no key of it is known: none is"
                        + " pinned and " + file.path() + " has no line for it.",
                "Pin the key in the manifest, add it to known_hosts, or switch on accepting new host keys.",
                null);
    }

    private HostException mismatch(HostAddress at, List<KnownHostsLine> expected, HostKey came) {
        boolean pinned = !at.hostPublicKey().isBlank();
        var keys = expected.stream().map(line -> line.key().fingerprint()).collect(Collectors.joining(" or "));
        return Failures.of(
                Kind.HOST_KEY_MISMATCH,
                at,
                Failures.where(at) + " shows the key " + came.fingerprint() + ", but " + keys + " was expected ("
                        + (pinned ? "pinned" : file.path()) + "). Either the host was set up anew, or another host has"
                        + " its address, or somebody is in between and reads along.",
                IF_YOU_CHANGED_IT
                        + (pinned ? "pin the new one." : "remove the old line: ssh-keygen -R '" + nameOf(at) + "'."),
                null);
    }

    private HostException revoked(HostAddress at, HostKey came) {
        return Failures.of(
                Kind.HOST_KEY_MISMATCH,
                at,
                Failures.where(at) + " shows the key " + came.fingerprint() + ", which " + file.path()
                        + " names as revoked: it may be in foreign hands.",
                "Give the host a new key, and find out why the old one was revoked.",
                null);
    }

    private HostException unusableFile(HostAddress at, IOException cause) {
        return Failures.credentials(
                at,
                "the file of known hosts " + file.path() + " cannot be used: " + Failures.reason(cause),
                "Make it readable, and writable where new keys shall be remembered.",
                cause);
    }
}
