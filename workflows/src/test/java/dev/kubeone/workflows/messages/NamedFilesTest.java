package dev.kubeone.workflows.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedFilesTest {
    private static final NamedFiles FILES =
            NamedFiles.pack(Map.of("a.file", "one\n", "b.file", "one\n", "c.file", "grün"));

    @Test
    void theSameContentTravelsOnce() {
        assertThat(FILES.contents()).hasSize(2);
        assertThat(FILES.digestOf("a.file")).isEqualTo(FILES.digestOf("b.file")).hasSize(64);
        assertThat(FILES.text("c.file")).contains("grün");
        assertThat(FILES.text("d.file")).isEmpty();
        assertThat(FILES).isEqualTo(NamedFiles.pack(Map.of("c.file", "grün", "b.file", "one\n", "a.file", "one\n")));
    }

    @Test
    void aStepGetsWhatItsInputsReferToAndNoMore() {
        var mine = FILES.referredToBy(List.of("true", FILES.reference("a.file"), ""));

        assertThat(mine.contents()).containsOnlyKeys(FILES.digestOf("a.file"));
        assertThat(mine.resolve(FILES.reference("b.file"))).isEqualTo("one\n");
        assertThat(mine.resolve("content:none")).isEqualTo("content:none");
        assertThatThrownBy(() -> mine.resolve(FILES.reference("c.file"))).hasMessageContaining("no content came");
        assertThat(FILES.referredToBy(List.of("x"))).isSameAs(NamedFiles.NONE);
    }

    @Test
    void aDamagedContentIsNotUsed() {
        var digest = FILES.digestOf("a.file");
        var other = FILES.contents().get(FILES.digestOf("c.file"));
        var swapped = new NamedFiles(Map.of("a.file", digest), Map.of(digest, other));

        assertThatThrownBy(() -> swapped.text("a.file")).hasMessageContaining("is damaged");
    }

    @Test
    void aBundleOfAnOlderHistoryHasNone() {
        assertThat(new FileBundle("", "", null, null).named()).isSameAs(NamedFiles.NONE);
        assertThat(new FileBundle("", "AAAA").with(FILES).size()).isGreaterThan(3);
    }
}
