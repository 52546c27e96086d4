package dev.kubeone.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactorTest {
    private static final String HEX = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({
        "kubeadm join --token abcdef.0123456789abcdef, kubeadm join --token [redacted]",
        "Authorization: Bearer abcdefghijklmnopqrstuvwxyz, Authorization: Bearer [redacted]",
        "client-key-data: LS0tLS1CRUdJTg==, client-key-data: [redacted]",
    })
    void hidesWhatLooksLikeASecret(String text, String expected) {
        assertThat(Redactor.ofPatterns().redact(text)).isEqualTo(expected);
    }

    @Test
    void hidesACertificateKeyWhereverKubeadmPrintsIt() {
        var patterns = Redactor.ofPatterns();

        assertThat(patterns.redact("--certificate-key " + HEX)).isEqualTo("--certificate-key [redacted]");
        assertThat(patterns.redact("certificateKey: \"" + HEX + "\"")).isEqualTo("certificateKey: \"[redacted]\"");
        assertThat(patterns.redact("Using certificate key:\n" + HEX)).isEqualTo("Using certificate key:\n[redacted]");
    }

    @Test
    void leavesHashesThatAreNoSecrets() {
        var text = "--discovery-token-ca-cert-hash sha256:" + HEX + " image@sha256:" + HEX + " v1.34.4";

        assertThat(Redactor.ofPatterns().redact(text)).isEqualTo(text);
    }

    @Test
    void hidesAPrivateKeyInATextAndLineByLine() {
        var text = "before\n-----BEGIN RSA PRIVATE KEY-----\nabc\ndef\n-----END RSA PRIVATE KEY-----\nafter";

        assertThat(Redactor.ofPatterns().redact(text)).isEqualTo("before\n[redacted]\nafter");
        var lines = Redactor.ofPatterns().lines();
        assertThat(text.lines().map(lines::next))
                .containsExactly("before", "[redacted]", "[redacted]", "[redacted]", "[redacted]", "after");
    }

    @Test
    void hidesAPrivateKeyWithoutEnd() {
        assertThat(Redactor.ofPatterns().redact("x -----BEGIN PRIVATE KEY-----\nabc\ndef"))
                .isEqualTo("x [redacted]");
    }

    @Test
    void hidesKnownValuesAsTheyAreAndInBase64() {
        var redactor = Redactor.of(List.of(new Secret("hunter22"), new Secret("hunter22-longer")));

        assertThat(redactor.redact("a hunter22 b hunter22-longer c aHVudGVyMjI= d"))
                .isEqualTo("a [redacted] b [redacted] c [redacted] d");
    }

    @Test
    void hidesEachLineOfAKnownValue() {
        var redactor = Redactor.of(List.of(new Secret("first line\n  second line\n}\n")));

        assertThat(redactor.lines().next("echo: second line }")).isEqualTo("echo: [redacted] }");
    }

    @Test
    void leavesTextAloneForEmptyAndTinyValues() {
        var redactor = Redactor.of(List.of(new Secret(""), new Secret("a"), new Secret("\n")));

        assertThat(redactor.redact("banana")).isEqualTo("banana");
    }
}
