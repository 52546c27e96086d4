package dev.kubeone.model.manifest.fields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.golden.Golden;
import dev.kubeone.model.golden.ReadingCases;
import dev.kubeone.model.manifest.reading.Reading;
import dev.kubeone.model.manifest.writing.ManifestWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each manifest of the folder beside what it is with its defaults. */
class DefaultCasesTest {
    static List<Path> cases() {
        return ReadingCases.manifests(ReadingCases.ROOT.resolve("defaults"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void defaultsAreThoseOfTheFileBeside(Path file) throws IOException {
        Reading reading = ReadingCases.read(file);

        assertThat(reading.problems()).isEmpty();
        Golden.check(Path.of(file.toString().replace(".yaml", ".out")), ManifestWriter.yaml(reading.manifest()));
    }
}
