package dev.kubeone.model.manifest.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.manifest.fields.UpstreamFields;
import org.junit.jupiter.api.Test;

class MeaningsTest {
    @Test
    void everyFieldOfAManifestHasAMeaning() {
        assertThat(UpstreamFields.leaves())
                .filteredOn(leaf -> Meanings.bundled()
                        .find(leaf.replaceAll("\\{}.*", ""), Change.OTHER)
                        .isEmpty())
                .isEmpty();
    }

    @Test
    void theLongestPathWinsAndThenTheChange() {
        Meanings meanings = Meanings.bundled();

        assertThat(meanings.of("clusterNetwork.nodePortRange", Change.OTHER).effect())
                .isEqualTo(Effect.RESTART);
        assertThat(meanings.of("controlPlane.hosts[]", Change.ADDED).effect()).isEqualTo(Effect.JOIN);
        assertThat(meanings.of("versions.kubernetes", Change.PATCH).effect()).isEqualTo(Effect.UPGRADE);
        assertThat(meanings.of("versions.kubernetes", Change.BACK).effect()).isEqualTo(Effect.IMPOSSIBLE);
        assertThat(meanings.of("names", Change.OTHER).path()).isEmpty();
    }
}
