package dev.kubeone.hosts.ssh;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/** Checks the key that one host shows, and keeps why it was refused. */
final class HostKeyCheck implements HostKeyVerifier {
    private final HostAddress at;
    private final HostKeys keys;
    private volatile HostException refusal;

    HostKeyCheck(HostAddress at, HostKeys keys) {
        this.at = at;
        this.keys = keys;
    }

    Optional<HostException> refusal() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey shown) {
        try {
            verify(shown);
            return true;
        } catch (HostException e) {
            refusal = e;
            return false;
        }
    }

    private void verify(PublicKey shown) {
        var expected = keys.expected(at);
        if (shown instanceof Certificate<?> certificate) {
            if (isSignedByKnownAuthority(certificate, expected)) {
                return;
            }
            verifyPlain(certificate.getKey(), expected);
        } else {
            verifyPlain(shown, expected);
        }
    }

    private void verifyPlain(PublicKey shown, List<KnownHostsLine> expected) {
        var came = HostKey.of(shown);
        if (expected.stream().allMatch(KnownHostsLine::isAuthority)) {
            keys.acceptNew(at, came);
        } else {
            keys.check(at, expected, came);
        }
    }

    /** Signature, names and dates were checked by the library before. */
    private static boolean isSignedByKnownAuthority(Certificate<?> certificate, List<KnownHostsLine> expected) {
        return expected.stream()
                        .filter(KnownHostsLine::isAuthority)
                        .anyMatch(line -> Arrays.equals(line.key().blob(), certificate.getSignatureKey()))
                && expected.stream()
                        .filter(KnownHostsLine::isRevoked)
                        .noneMatch(line -> Arrays.equals(line.key().blob(), certificate.getSignatureKey())
                                || line.key().equals(HostKey.of(certificate.getKey())));
    }

    /** What is expected comes first in the negotiation, so that the host shows the key that can be compared. */
    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        try {
            return keys.expected(at).stream().flatMap(HostKeyCheck::algorithms).toList();
        } catch (HostException e) {
            refusal = e;
            return List.of();
        }
    }

    private static Stream<String> algorithms(KnownHostsLine line) {
        if (line.isAuthority()) {
            return Arrays.stream(KeyType.values())
                    .filter(type -> type.getParent() != null)
                    .map(KeyType::toString);
        }
        // The same key signs with three algorithms, of which current hosts refuse the one with the key's name.
        return line.key().type().equals("ssh-rsa")
                ? Stream.of("rsa-sha2-512", "rsa-sha2-256", "ssh-rsa")
                : Stream.of(line.key().type());
    }
}
