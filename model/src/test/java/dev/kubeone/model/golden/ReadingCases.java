package dev.kubeone.model.golden;

import dev.kubeone.model.manifest.reading.ManifestReader;
import dev.kubeone.model.manifest.reading.Problem;
import dev.kubeone.model.manifest.reading.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Folders with manifests and one {@code expected.txt} that says what reading each of them tells. */
public final class ReadingCases {
    public static final Path ROOT = Path.of("src/test/resources/manifest");

    private ReadingCases() {}

    public static List<Path> manifests(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void check(Path folder) throws IOException {
        String all = manifests(folder).stream().map(ReadingCases::told).collect(Collectors.joining());
        Golden.check(folder.resolve("expected.txt"), all);
    }

    private static String told(Path file) {
        Reading reading = read(file);
        StringBuilder told = new StringBuilder();
        reading.problems().stream()
                .map(Problem::text)
                .forEach(line -> told.append(line).append('\n'));
        reading.warnings().forEach(line -> told.append("warning: ").append(line).append('\n'));
        return told.isEmpty() ? file.getFileName() + ": good\n" : told.toString();
    }

    public static Reading read(Path file) {
        try {
            return ManifestReader.read(
                    Files.readAllBytes(file), file.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
