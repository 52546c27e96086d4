package dev.kubeone.hosts.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownHostsLineTest {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJdD7y3aLq454yWBdwLWbieU1ebz9/cu7/QEXn9OIeZJ";

    private static KnownHostsLine line(String text) {
        return KnownHostsLine.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "cp-1;cp-1;true",
                "cp-1;cp-10;false",
                "CP-1,10.0.0.1;cp-1;true",
                "cp-1,10.0.0.1;10.0.0.1;true",
                "10.0.0.*;10.0.0.7;true",
                "10.0.0.*;10.0.1.7;false",
                "cp-?;cp-7;true",
                "*.example.org,!bad.example.org;bad.example.org;false",
                "!bad.example.org,*.example.org;good.example.org;true",
                "[cp-1]:2222;[cp-1]:2222;true",
                "[cp-1]:2222;cp-1;false",
            })
    void isAboutTheHostsItNames(String hosts, String name, boolean expected) {
        assertThat(line(hosts + " " + KEY).isAbout(name)).isEqualTo(expected);
    }

    @Test
    void isAboutAHostWhoseHashItHolds() {
        // ssh-keygen -H of "[127.0.0.1]:2222"
        var hashed = line("|1|a2V5c2FsdGtleXNhbHRrZXlzYWw=|" + hmac("[127.0.0.1]:2222") + " " + KEY);

        assertThat(hashed.isAbout("[127.0.0.1]:2222")).isTrue();
        assertThat(hashed.isAbout("127.0.0.1")).isFalse();
    }

    private static String hmac(String name) {
        try {
            var mac = javax.crypto.Mac.getInstance("HmacSHA1");
            mac.init(new javax.crypto.spec.SecretKeySpec(
                    java.util.Base64.getDecoder().decode("a2V5c2FsdGtleXNhbHRrZXlzYWw="), "HmacSHA1"));
            return java.util.Base64.getEncoder()
                    .encodeToString(mac.doFinal(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void knowsMarkersAndComments() {
        assertThat(line("@revoked cp-1 " + KEY + " a comment").isRevoked()).isTrue();
        assertThat(line("@cert-authority *.example.org " + KEY).isAuthority()).isTrue();
        assertThat(line("cp-1 " + KEY + " a comment").key().type()).isEqualTo("ssh-ed25519");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "# cp-1 " + KEY, "cp-1", "cp-1 ssh-ed25519", "cp-1 ssh-ed25519 AAAA!!", "@revoked"})
    void saysNothingForWhatItCannotRead(String text) {
        assertThat(KnownHostsLine.parse(text)).isEmpty();
    }

    @Test
    void printsFingerprintsAsSshKeygenDoes() {
        assertThat(HostKey.parse(KEY).orElseThrow().fingerprint())
                .startsWith("ssh-ed25519 SHA256:")
                .hasSize(62);
        assertThat(HostKey.parse(KEY.split(" ")[1])).isEqualTo(HostKey.parse(KEY + " comment"));
    }
}
