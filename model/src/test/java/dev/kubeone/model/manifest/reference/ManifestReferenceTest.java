package dev.kubeone.model.manifest.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.golden.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ManifestReferenceTest {
    /** Fails when the page is out of date; {@code -Dgolden.update=true} writes it anew. */
    @Test
    void thePublishedReferenceIsWhatTheTablesSay() throws IOException {
        Golden.check(Path.of("../docs/manifest.md"), ManifestReference.text());
    }

    @Test
    void everyFieldHasAnExampleOrATableOfItsOwn() {
        assertThat(rows()).isNotEmpty().allSatisfy(row -> assertThat(row).doesNotEndWith("|  |"));
    }

    @Test
    void linksLeadToHeadings() {
        Set<String> anchors = ManifestReference.text()
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3)
                        .toLowerCase(Locale.ROOT)
                        .replace(' ', '-')
                        .replaceAll("[^a-z0-9_-]", ""))
                .collect(Collectors.toSet());

        assertThat(Pattern.compile("\\(#([^)]*)\\)")
                        .matcher(ManifestReference.text())
                        .results())
                .isNotEmpty()
                .allSatisfy(link -> assertThat(anchors).contains(link.group(1)));
    }

    private static List<String> rows() {
        return ManifestReference.text()
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();
    }
}
