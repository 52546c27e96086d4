package dev.kubeone.model.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PackedTextTest {
    @Test
    void whatIsTooLargeIsNotCalledDamaged() {
        String most = "a".repeat(4_000_000);
        String more = most + "a";

        assertThat(PackedText.unpack(PackedText.pack(most), PackedText.digest(most)))
                .isEqualTo(most);
        assertThatThrownBy(() -> PackedText.unpack(PackedText.pack(more), PackedText.digest(more)))
                .hasMessageContaining("more than 4000000 bytes");
        assertThatThrownBy(() -> PackedText.unpack(PackedText.pack("a"), PackedText.digest("b")))
                .hasMessageContaining("damaged");
    }
}
