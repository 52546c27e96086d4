package dev.kubeone.client.scaffold;

import dev.kubeone.model.manifest.reading.ManifestReader;
import dev.kubeone.model.manifest.reading.Problem;
import dev.kubeone.model.terraform.TerraformFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The manifest of a new cluster. It is good as it stands; what is the operator's is said in comments. */
final class ManifestScaffold {
    static final String FILE = "kubeone.yaml";

    private static final Set<String> WITH_CLOUD_CONFIG = Set.of("azure", "openstack", "vsphere");

    private static final String HEAD = """
            # A KubeOneCluster. Every field: kubeone-client config print --full. Check it: kubeone-client validate%s
            apiVersion: kubeone.k8c.io/v1beta2
            kind: KubeOneCluster
            name: %s

            versions:
              kubernetes: %s

            cloudProvider:
              %s: %s
            %s
            clusterNetwork:
              cni:
                external: {}     # put the manifests of your pod network into ./addons

            addons:
              path: ./addons
            """;

    private static final String CLOUD_CONFIG = """
              # The configuration of the provider's controllers: env:NAME or file:PATH, as the worker sees it.
              cloudConfig: env:CLOUD_CONFIG
            """;

    private static final String CSI_CONFIG = """
              # The configuration of the storage driver, in the same way.
              csiConfig: env:CSI_CONFIG
            """;

    private static final String HOSTS = """

            # What clients and nodes call the API by: a load balancer that passes TCP port 6443 on to all control planes.
            apiEndpoint:
              host: 192.0.2.10
              port: 6443

            # Written once, merged into every host below. The key's file lies on the worker.
            controlPlane:
              hosts:
                - &access
                  publicAddress: 192.0.2.11
                  hostname: cp-1
                  sshUsername: ubuntu
                  sshPrivateKeyFile: ~/.ssh/id_ed25519
                - <<: *access
                  publicAddress: 192.0.2.12
                  hostname: cp-2
                - <<: *access
                  publicAddress: 192.0.2.13
                  hostname: cp-3

            staticWorkers:
              hosts:
                - <<: *access
                  publicAddress: 192.0.2.21
                  hostname: worker-1
            """;

    private static final String FROM_TERRAFORM = """

            # Hosts, API endpoint and worker sets come from Terraform: give -t . to every command.
            """;

    /** Hosts as Terraform gives them, so that the rest can be checked before there are any. */
    private static final String OUTPUTS = """
            {"kubeone_hosts": {"value": {"control_plane": {"public_address": ["192.0.2.11"], "ssh_user": "ubuntu"}}},
             "kubeone_api": {"value": {"endpoint": "192.0.2.10"}}}
            """;

    private ManifestScaffold() {}

    static String of(Wish wish) {
        var config = (WITH_CLOUD_CONFIG.contains(wish.provider()) ? CLOUD_CONFIG : "")
                + (wish.provider().equals("vsphere") ? CSI_CONFIG : "");
        // The one provider that does not go without a setting of its own.
        var block = wish.provider().equals("kubevirt") ? "{infraNamespace: tenant-a}" : "{}";
        var head = HEAD.formatted(
                wish.terraform() ? " -t ." : "", wish.cluster(), wish.version(), wish.provider(), block, config);
        return head + (wish.terraform() ? FROM_TERRAFORM : HOSTS);
    }

    /** What is wrong with the wish, in the words of the manifest that would be written. */
    static List<String> problems(Wish wish) {
        var outputs = wish.terraform()
                ? new TerraformFile("Terraform", OUTPUTS.getBytes(StandardCharsets.UTF_8))
                : TerraformFile.NONE;
        var reading = ManifestReader.read(of(wish), FILE, outputs);
        if (reading.good() && !reading.manifest().name().equals(wish.cluster())) {
            return List.of("\"" + wish.cluster() + "\" is not the name of a cluster");
        }
        return reading.problems().stream().map(Problem::text).toList();
    }
}
