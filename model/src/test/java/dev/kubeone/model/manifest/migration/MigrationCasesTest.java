package dev.kubeone.model.manifest.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder is named for the version that its manifests are migrated to; beside {@code x.yaml} stand {@code x.out} and
 * {@code x.notes}. A new case is a new file.
 */
class MigrationCasesTest {
    static final Path FOLDER = Path.of("src/test/resources/manifest/migration");

    static Stream<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    static ManifestVersion target(Path file) {
        return ManifestVersion.valueOf(file.getParent().getFileName().toString().toUpperCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void aMigrationWritesWhatIsExpectedAndSaysSo(Path file) throws IOException {
        String text = Files.readString(file);
        try {
            Migrated migrated = Migration.migrate(text, target(file));
            check(file, ".out", migrated.text().text());
            check(
                    file,
                    ".notes",
                    migrated.notes().stream().map(note -> note.text() + "\n").collect(Collectors.joining()));
            assertThat(migrated.kept()).as("comments are kept").isTrue();
        } catch (MigrationRefusedException refused) {
            String told =
                    refused.obstacles().stream().map(MigrationCasesTest::line).collect(Collectors.joining());
            check(file, ".notes", "refused\n" + told);
            assertThat(beside(file, ".out")).doesNotExist();
        }
    }

    private static String line(Obstacle obstacle) {
        return obstacle.line() + ":" + obstacle.column() + ": " + obstacle.path() + ": " + obstacle.message() + ". "
                + obstacle.hint() + "\n";
    }

    private static void check(Path file, String ending, String text) throws IOException {
        Golden.check(beside(file, ending), text);
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName().toString().replace(".yaml", ending));
    }
}
