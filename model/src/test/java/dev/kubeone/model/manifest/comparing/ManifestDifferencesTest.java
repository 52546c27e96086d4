package dev.kubeone.model.manifest.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.golden.ReadingCases;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.reading.ManifestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestDifferencesTest {
    private static final Path HA = Path.of("../docs/examples/kubeone-ha.yaml");

    @Test
    void theSameManifestHasNoDifferences() {
        KubeOneCluster cluster = ReadingCases.read(HA).manifest();

        assertThat(ManifestDifferences.between(cluster, cluster)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1.34.4, 1.34.5, UPGRADE",
        "1.33.9, 1.34.4, UPGRADE",
        "1.33.9, 1.35.0, UPGRADE",
        "1.34.5, 1.34.4, IMPOSSIBLE",
        "1.35.1, 1.34.4, IMPOSSIBLE"
    })
    void aVersionMeansWhatItsStepMeans(String before, String after, Effect effect) throws IOException {
        assertThat(differences("kubernetes: .*", "kubernetes: " + before, "kubernetes: .*", "kubernetes: " + after))
                .filteredOn(difference -> difference.path().equals("versions.kubernetes"))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.effect()).isEqualTo(effect);
                    assertThat(difference.before()).isEqualTo(before);
                    assertThat(difference.after()).isEqualTo(after);
                });
    }

    @Test
    void aHostThatGoesIsTheSameHostWhereverItStood() throws IOException {
        String text = Files.readString(HA);
        KubeOneCluster all = read(text);
        String first = all.controlPlane().hosts().get(0).publicAddress();
        KubeOneCluster less = read(text.replaceFirst(first, "198.51.100.200"));

        assertThat(ManifestDifferences.between(all, less))
                .filteredOn(difference -> difference.path().startsWith("controlPlane.hosts["))
                .extracting(ManifestDifference::effect, ManifestDifference::path)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple(Effect.JOIN, "controlPlane.hosts[198.51.100.200]"),
                        org.assertj.core.api.Assertions.tuple(Effect.LEAVE, "controlPlane.hosts[" + first + "]"));
    }

    private static List<ManifestDifference> differences(String from, String to, String from2, String to2)
            throws IOException {
        String text = Files.readString(HA);
        return ManifestDifferences.between(read(text.replaceFirst(from, to)), read(text.replaceFirst(from2, to2)));
    }

    private static KubeOneCluster read(String text) {
        return ManifestReader.read(text, "f").manifest();
    }
}
