package dev.kubeone.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubeone.model.manifest.reading.ManifestReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Manifests in histories of older versions lack what was added since; they must still be read. */
class OlderHistoryTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();
    private static final String MANIFEST = """
            apiVersion: kubeone.k8c.io/v1beta2
            kind: KubeOneCluster
            name: demo
            versions: {kubernetes: 1.34.4}
            cloudProvider: {none: {}}
            clusterNetwork: {cni: {external: {}}}
            controlPlane: {hosts: [{publicAddress: 203.0.113.11}]}
            machineController: {deploy: false}
            operatingSystemManager: {deploy: false}
            """;

    @Test
    void whatWasAddedSinceIsAsItIsByDefault() throws JsonProcessingException {
        KubeOneCluster cluster = ManifestReader.read(MANIFEST, "f").manifest();
        ObjectNode stored = JSON.valueToTree(cluster);
        stored.remove(List.of(
                "kubeletConfig",
                "dynamicWorkers",
                "machineController",
                "operatingSystemManager",
                "caBundle",
                "certificateAuthority",
                "helmReleases",
                "loggingConfig",
                "tlsCipherSuites",
                "controlPlaneComponents"));
        ((ObjectNode) stored.get("features")).retain("metricsServer");
        ((ObjectNode) stored.get("addons")).retain("path");
        ((ObjectNode) stored.get("controlPlane")).retain("hosts");
        ((ObjectNode) stored.get("cloudProvider")).retain("none", "external");
        ((ObjectNode) stored.at("/clusterNetwork/cni")).retain("external");
        ((ObjectNode) stored.get("clusterNetwork"))
                .remove(List.of(
                        "podSubnetIPv6",
                        "serviceSubnetIPv6",
                        "ipFamily",
                        "nodeCIDRMaskSizeIPv4",
                        "nodeCIDRMaskSizeIPv6"));

        KubeOneCluster read = JSON.treeToValue(stored, KubeOneCluster.class);

        assertThat(read.varied()
                        .machineController(cluster.machineController())
                        .operatingSystemManager(cluster.operatingSystemManager())
                        .made())
                .isEqualTo(cluster);
    }
}
