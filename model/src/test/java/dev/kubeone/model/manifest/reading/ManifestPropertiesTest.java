package dev.kubeone.model.manifest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kubeone.model.catalog.KubernetesReleases;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.fields.ClusterDefaults;
import dev.kubeone.model.manifest.generated.GeneratedManifests;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ManifestPropertiesTest {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    /** Made of blocks of others, or from the field tables. */
    @Provide
    Arbitrary<String> goodManifests() {
        Arbitrary<String> blends =
                Arbitraries.longs().map(seed -> Blends.blend(new Random(seed))).filter(ManifestPropertiesTest::good);
        Arbitrary<String> generated = Arbitraries.longs().map(seed -> GeneratedManifests.text(new Random(seed)));
        return Arbitraries.oneOf(blends, generated);
    }

    private static boolean good(String text) {
        return ManifestReader.read(text, "f").good();
    }

    @Property(tries = 500)
    void defaultsFilledTwiceAreDefaultsFilledOnce(@ForAll("goodManifests") String text) {
        KubeOneCluster once = ManifestReader.read(text, "f").manifest();

        assertThat(ClusterDefaults.filled(once, KubernetesReleases.bundled())).isEqualTo(once);
    }

    @Property(tries = 500)
    void aManifestThatIsWrittenAndReadAgainIsTheSame(@ForAll("goodManifests") String text)
            throws JsonProcessingException {
        KubeOneCluster first = ManifestReader.read(text, "f").manifest();

        Reading again = ManifestReader.read(YAML.writeValueAsString(first), "f");

        assertThat(again.problems()).isEmpty();
        assertThat(again.manifest()).isEqualTo(first);
    }

    @Property(tries = 500)
    void aManifestTravelsAsJsonUnchanged(@ForAll("goodManifests") String text) throws JsonProcessingException {
        JsonMapper json = JsonMapper.builder()
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .build();
        KubeOneCluster first = ManifestReader.read(text, "f").manifest();

        assertThat(json.readValue(json.writeValueAsString(first), KubeOneCluster.class))
                .isEqualTo(first);
    }
}
