package dev.kubeone.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kubeone.model.manifest.KubeOneCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A secret in every place that may hold one: in the manifest, beside it, in the credentials file, in the environment. */
final class PlantedSecrets {
    /** What every one of them begins with. */
    static final String MARKER = "mark3r-";

    static final Map<String, String> ENVIRONMENT =
            Map.of("VSPHERE_SERVER", "vcenter.example.com", "VSPHERE_PASSWORD", "mark3r-vsphere-password");

    /** All of them: what is found nowhere must have been there. */
    static final List<String> ALL = List.of(
            "mark3r-vsphere-user",
            "mark3r-vsphere-password",
            "mark3r-cloud-config",
            "mark3r-csi-config",
            "mark3r-registry-user",
            "mark3r-registry-password",
            "mark3r-registry-auth",
            "mark3r-registry-token",
            "mark3r-file-token",
            "mark3r-encryption",
            "mark3r-start-up",
            "mark3r-helm-user",
            "mark3r-helm-password",
            "mark3r-machine-password",
            "mark3r-machine-key",
            "mark3r-proxy",
            "mark3r-system",
            "mark3r-addon",
            "mark3r-chart-value",
            "mark3r-terraform-set",
            "mark3r-terraform-new");

    private static final String MANIFEST = """
            apiVersion: kubeone.k8c.io/v1beta2
            kind: KubeOneCluster
            name: planted
            versions: {kubernetes: 1.34.4}
            cloudProvider:
              vsphere: {}
              external: true
              cloudConfig: |
                [Global]
                password = mark3r-cloud-config
            clusterNetwork: {cni: {external: {}}}
            controlPlane:
              hosts:
                - {publicAddress: 192.0.2.11, hostname: cp-1, sshPrivateKeyFile: id, sshPrivateKeyPassphrase: env:P}
            staticWorkers:
              hosts:
                - {publicAddress: 192.0.2.12, hostname: w-1, sshPrivateKeyFile: id, sshPrivateKeyPassphrase: env:P}
            containerRuntime:
              containerd:
                registries:
                  a.example.com: {auth: {username: mark3r-registry-user, password: mark3r-registry-password}}
                  b.example.com: {auth: {auth: mark3r-registry-auth}}
                  c.example.com: {auth: {identityToken: mark3r-registry-token}}
            features:
              encryptionProviders: {enable: true, customEncryptionConfiguration: beside:encryption.yaml}
            dynamicWorkers:
              - name: pool
                replicas: 1
                providerSpec:
                  overwriteCloudConfig: mark3r-start-up
                  operatingSystemSpec: {rhelSubscriptionManagerPassword: mark3r-system}
                  cloudProviderSpec:
                    Password: mark3r-machine-password
                    nested: [{accessKeyId: mark3r-machine-key}]
                    proxyURL: http://me:mark3r-proxy@proxy.example.com:3128
            addons:
              addons: [{name: backups-restic, params: {resticPassword: mark3r-addon}}]
            helmReleases:
              - chart: web
                repoURL: https://charts.example.com
                namespace: web
                auth: {username: mark3r-helm-user, password: mark3r-helm-password}
                values: [{inline: {AdminPassword: mark3r-chart-value}}]
            """;

    private static final String CREDENTIALS = """
            VSPHERE_USER: mark3r-vsphere-user
            csiConfig: |
              password = mark3r-csi-config
            registriesAuth: |
              apiVersion: kubeone.k8c.io/v1beta2
              kind: ContainerRuntimeContainerd
              registries:
                d.example.com: {auth: {identityToken: mark3r-file-token}}
            """;

    /** Outputs that Terraform calls sensitive, one of which is none of ours. */
    private static final String OUTPUTS = """
            {"kubeone_workers": {"sensitive": true, "value": {
               "pool": {"providerSpec": {"cloudProviderSpec": {"adminToken": "mark3r-terraform-set"}}},
               "more": {"replicas": 1, "providerSpec": {"operatingSystem": "ubuntu",
                 "cloudProviderSpec": {"clientSecret": "mark3r-terraform-new"}}}}},
             "database_password": {"sensitive": true, "value": "mark3r-terraform-other"}}
            """;

    private PlantedSecrets() {}

    /** Writes kubeone.yaml, credentials.yaml and what they name. */
    static void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("kubeone.yaml"), MANIFEST);
        Files.writeString(folder.resolve("credentials.yaml"), CREDENTIALS);
        Files.writeString(folder.resolve("outputs.json"), OUTPUTS);
        Files.writeString(folder.resolve("encryption.yaml"), "secret: mark3r-encryption\n");
    }

    /** Everything in the manifest that is sealed. */
    static void collect(KubeOneCluster manifest, List<String> sealed) {
        var json = JsonMapper.builder()
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .build();
        collect(json.<JsonNode>valueToTree(manifest), sealed);
    }

    private static void collect(JsonNode node, List<String> sealed) {
        if (node.isTextual() && node.textValue().startsWith("sealed:")) {
            sealed.add(node.textValue());
        }
        node.forEach(child -> collect(child, sealed));
    }
}
