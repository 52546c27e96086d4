package dev.kubeone.model.manifest.writing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kubeone.model.golden.ReadingCases;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.reading.ManifestReader;
import dev.kubeone.model.manifest.reading.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestWriterTest {
    static Stream<Path> goodManifests() throws IOException {
        try (Stream<Path> cases = Files.walk(ReadingCases.ROOT);
                Stream<Path> examples = Files.walk(Path.of("../docs/examples"))) {
            return Stream.concat(cases, examples)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> ReadingCases.read(file).good())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("goodManifests")
    void aManifestThatIsWrittenAndReadAgainIsTheSame(Path file) {
        KubeOneCluster first = ReadingCases.read(file).manifest();
        String written = ManifestWriter.yaml(first);
        Reading again = ManifestReader.read(written, "f");

        assertThat(again.problems()).as(written).isEmpty();
        assertThat(again.manifest()).as(written).isEqualTo(first);
        assertThat(ManifestWriter.yaml(again.manifest())).isEqualTo(written);
    }

    @Test
    void whatAKeyOrAUrlGivesAwayIsMasked() throws IOException {
        JsonNode data = new ObjectMapper().readTree("""
                {"adminPassword": "hunter2", "secretAccessKey": "hunter2", "token": 12345, "url": "http://me:hunter2@proxy:3128",
                 "nested": [{"client_secret": "hunter2", "password": "env:FROM_HERE"}], "passwordPolicy": {"length": 8}}
                """);

        assertThat(Masks.unknown(data).toString()).isEqualTo("""
                {"adminPassword":"(secret)","secretAccessKey":"(secret)","token":"(secret)",\
                "url":"http://(secret)@proxy:3128","nested":[{"client_secret":"(secret)","password":"env:FROM_HERE"}],\
                "passwordPolicy":{"length":8}}""");
    }

    @Test
    void aSecretThatIsNoReferenceIsMasked() {
        assertThat(Masks.secret("hunter2")).isEqualTo("(secret)");
        assertThat(Masks.secret("file:/run/secrets/x")).isEqualTo("file:/run/secrets/x");
    }
}
