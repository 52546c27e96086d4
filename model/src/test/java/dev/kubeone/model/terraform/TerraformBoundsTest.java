package dev.kubeone.model.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.manifest.reading.ManifestReader;
import dev.kubeone.model.manifest.reading.Reading;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Outputs that are larger or deeper than any of Terraform. */
class TerraformBoundsTest {
    @Test
    void manyValuesAreRefusedQuickly() {
        String outputs = "{\"kubeone_hosts\":{\"sensitive\":true,\"value\":{\"control_plane\":{\"public_address\":["
                + "\"192.0.2.1\",".repeat(200_000) + "\"\"]}}}}";

        assertThat(read(outputs).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("more than 50000 values"));
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(read("{\"kubeone_api\":{\"value\":" + "[".repeat(100_000)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("nested deeper"));
    }

    private static Reading read(String outputs) {
        String manifest = """
                apiVersion: kubeone.k8c.io/v1beta2
                kind: KubeOneCluster
                versions: {kubernetes: 1.34.4}
                clusterNetwork: {cni: {external: {}}}
                """;
        return ManifestReader.read(
                manifest, "kubeone.yaml", new TerraformFile("o.json", outputs.getBytes(StandardCharsets.UTF_8)));
    }
}
