package dev.kubeone.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SealingTest {
    private static final byte[] PLAIN = "apiVersion: v1\nkind: Config\n".getBytes(UTF_8);

    private final RecipientKey key = RecipientKey.generate();

    @Test
    void theHolderOfTheKeyReadsTheValue() {
        var sealed = Sealer.seal(key.publicKeyset(), PLAIN, "kubeconfig of prod");

        assertThat(key.opener().open(sealed, "kubeconfig of prod")).isEqualTo(PLAIN);
    }

    @Test
    void aSealedValueShowsNothingAndDiffersEachTime() {
        var first = Sealer.seal(key.publicKeyset(), PLAIN, "x");
        var second = Sealer.seal(key.publicKeyset(), PLAIN, "x");

        assertThat(first).startsWith("sealed:").doesNotContain("apiVersion").isNotEqualTo(second);
    }

    @Test
    void anotherKeyCannotOpen() {
        var sealed = Sealer.seal(key.publicKeyset(), PLAIN, "x");

        assertThatThrownBy(() -> RecipientKey.generate().opener().open(sealed, "x"))
                .isInstanceOf(SealingException.class)
                .hasMessageContaining("another key");
    }

    @Test
    void anotherPurposeCannotOpen() {
        var sealed = Sealer.seal(key.publicKeyset(), PLAIN, "kubeconfig of prod");

        assertThatThrownBy(() -> key.opener().open(sealed, "kubeconfig of test"))
                .isInstanceOf(SealingException.class);
    }

    @Test
    void aChangedValueIsNoticed() {
        var sealed = Sealer.seal(key.publicKeyset(), PLAIN, "x");
        var last = sealed.charAt(sealed.length() - 5);
        var changed = sealed.substring(0, sealed.length() - 5)
                + (last == 'A' ? 'B' : 'A')
                + sealed.substring(sealed.length() - 4);

        assertThatThrownBy(() -> key.opener().open(changed, "x")).isInstanceOf(SealingException.class);
    }

    @Test
    void textThatWasNeverSealedIsCalledSo() {
        assertThatThrownBy(() -> key.opener().open("plain", "x")).hasMessageContaining("not a sealed value");
        assertThatThrownBy(() -> key.opener().open("sealed:%%", "x")).hasMessageContaining("not base64");
    }

    @Test
    void thePublicKeysetHoldsNoPrivateKey() {
        assertThat(key.publicKeyset()).contains("HpkePublicKey").doesNotContain("PrivateKey");
    }

    @Test
    void aKeysetThatIsNoneIsRefused() {
        assertThatThrownBy(() -> Sealer.seal("{}", PLAIN, "x"))
                .isInstanceOf(SealingException.class)
                .hasMessageContaining("not usable");
    }
}
