package dev.kubeone.model.manifest.gaps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.golden.ReadingCases;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.reading.ManifestReader;
import dev.kubeone.model.manifest.reading.Reading;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapsTest {
    private static final String LEAST = """
            apiVersion: kubeone.k8c.io/v1beta2
            kind: KubeOneCluster
            name: demo
            versions: {kubernetes: 1.34.4}
            cloudProvider: {none: {}}
            clusterNetwork: {cni: {external: {}}}
            controlPlane: {hosts: [{publicAddress: 203.0.113.11}]}
            """;

    private static List<String> asked(String text) {
        Reading reading = ManifestReader.read(text, "kubeone.yaml");
        assertThat(reading.problems()).isEmpty();
        return paths(reading.manifest());
    }

    private static List<String> paths(KubeOneCluster cluster) {
        return Gaps.askedBy(cluster).stream().map(Gap::path).toList();
    }

    @Test
    void manifestsThatAskForNothingMoreMeetNoGap() {
        assertThat(asked(LEAST)).isEmpty();
        for (String example : List.of("kubeone-minimal.yaml", "kubeone-ha.yaml", "kubeone-airgap.yaml")) {
            assertThat(paths(ReadingCases.read(Path.of("../docs/examples", example))
                            .manifest()))
                    .as(example)
                    .isEmpty();
        }
    }

    @Test
    void whatIsAskedForIsFoundInBlocksListsAndMaps() {
        assertThat(asked(LEAST + "features: {dynamicAuditLog: {enable: false}, coreDNS: {replicas: 3}}\n"))
                .containsExactly("features.coreDNS.replicas");
        assertThat(asked(LEAST + "addons: {globalParams: {a: b}, addons: [{name: c}]}\n"))
                .containsExactly("addons.addons[]", "addons.globalParams{}");
        assertThat(asked(LEAST.replace("203.0.113.11", "203.0.113.11, kubelet: {imageMaximumGCAge: 9h}")))
                .containsExactly("controlPlane.hosts[].kubelet.imageMaximumGCAge");
        assertThat(asked(LEAST.replace("external: {}", "cilium: {}"))).containsExactly("clusterNetwork.cni.cilium");
    }

    @Test
    void aProviderMeansItsControllersToo() {
        assertThat(asked(LEAST.replace("none", "aws")))
                .containsExactly(
                        "cloudProvider.aws",
                        "cloudProvider.external",
                        "machineController.deploy",
                        "operatingSystemManager.deploy");
    }

    @Test
    void whatIsSwitchedOffIsNotAskedFor() {
        assertThat(asked(LEAST + "features: {nodeLocalDNS: {deploy: false}, encryptionProviders: {enable: false}}\n"))
                .isEmpty();
    }

    @Test
    void aDefaultThatIsAskedForInSoManyWordsIsAWarning() {
        Reading silent = ManifestReader.read(LEAST, "f");
        Reading fulfilled = ManifestReader.read(LEAST + "features: {coreDNS: {replicas: 2}}\n", "f");
        Reading spoken = ManifestReader.read(LEAST + "features: {nodeLocalDNS: {deploy: true}}\n", "f");

        assertThat(silent.warnings()).isEmpty();
        assertThat(fulfilled.warnings()).isEmpty();
        assertThat(spoken.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning)
                        .startsWith("f:8:35: features.nodeLocalDNS.deploy: ")
                        .contains("not carried out"));
    }
}
