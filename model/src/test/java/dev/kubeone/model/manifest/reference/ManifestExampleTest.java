package dev.kubeone.model.manifest.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.manifest.fields.ClusterFields;
import dev.kubeone.model.manifest.fields.UpstreamFields;
import dev.kubeone.model.manifest.reading.ManifestReader;
import dev.kubeone.model.manifest.reading.Reading;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.YamlPath;
import dev.kubeone.model.schema.YamlTree;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ManifestExampleTest {
    @Test
    void theLeastManifestIsGood() {
        Reading reading = ManifestReader.read(ManifestExample.least(), "f");

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.warnings()).isEmpty();
    }

    @Test
    void theFullManifestIsTheSameUntilItsCommentsAreTakenAway() {
        Reading reading = ManifestReader.read(ManifestExample.full(), "f");

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.manifest())
                .isEqualTo(ManifestReader.read(ManifestExample.least(), "f").manifest());
    }

    @Test
    void everyFieldOfTheFullManifestIsWrittenRight() {
        Findings findings = found();

        assertThat(findings.problems()).isEmpty();
    }

    @Test
    void everyFieldOfKubeOneThatDoesSomethingIsInIt() {
        Findings findings = found();

        assertThat(UpstreamFields.leaves().stream()
                        .filter(leaf -> !UpstreamFields.ignored(leaf))
                        .map(leaf -> leaf.replaceAll("(\\[\\]|\\{\\})$", ""))
                        .toList())
                .allSatisfy(leaf -> assertThat(findings.given(leaf)).as(leaf).isTrue());
    }

    private static Findings found() {
        Findings findings = new Findings();
        assertThat(YamlTree.parse(uncommented(), findings)
                        .map(root -> ClusterFields.SHAPE.read(root, YamlPath.ROOT, findings)))
                .isPresent();
        return findings;
    }

    private static String uncommented() {
        return ManifestExample.full()
                .lines()
                .map(line -> line.matches("#( \\S.*)?") ? line : line.startsWith("#") ? line.substring(1) : line)
                .collect(Collectors.joining("\n"));
    }
}
