package dev.kubeone.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.manifest.ContainerdRegistry;
import dev.kubeone.model.manifest.Features;
import dev.kubeone.model.manifest.reading.ManifestReader;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.terraform.TerraformFile;
import dev.kubeone.sealing.Sealer;
import dev.kubeone.sealing.WorkerKey;
import dev.kubeone.simulation.ExampleCluster;
import dev.kubeone.workflows.contract.Names;
import dev.kubeone.workflows.contract.WorkerKeyWorkflow;
import dev.kubeone.workflows.messages.FileBundle;
import io.temporal.client.WorkflowOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that a run really uses are in nothing that it leaves behind. */
class SecretsIT {
    private static final String PASSWORD = "marker-password-7f3a";
    private static final String INLINE = "marker-inline-password-c24e";
    private static final String INLINE_TOKEN = "marker-inline-token-5d0b";
    private static final String CLOUD_CONFIG = "password = marker-cloud-config-2f6b";
    private static final String TOKEN = "marker-provider-token-8812";
    private static final String ENCRYPTION = """
            apiVersion: apiserver.config.k8s.io/v1
            kind: EncryptionConfiguration
            resources:
              - resources: [secrets]
                providers: [{secretbox: {keys: [{name: a, secret: marker-encryption-key-41d0}]}}, {identity: {}}]
            """;
    private static final String PASSPHRASE = "marker-passphrase-91bc";
    private static final Pattern JOIN_TOKEN = Pattern.compile("\\b[a-z0-9]{6}\\.[a-z0-9]{16}\\b");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{16,}={0,2}");

    private static final String PLANTED = """
            apiVersion: kubeone.k8c.io/v1beta2
            kind: KubeOneCluster
            name: planted
            controlPlane:
              hosts:
              - {publicAddress: 192.0.2.11, privateAddress: 192.0.2.11, sshPrivateKeyFile: /keys/id, hostname: cp-1}
              - {publicAddress: 192.0.2.12, privateAddress: 192.0.2.12, sshPrivateKeyFile: /keys/id, hostname: cp-2}
              - {publicAddress: 192.0.2.13, privateAddress: 192.0.2.13, sshPrivateKeyFile: /keys/id, hostname: cp-3}
            apiEndpoint: {host: 192.0.2.10, port: 6443}
            versions: {kubernetes: 1.34.4}
            cloudProvider:
              vsphere: {}
              external: true
              cloudConfig: |
                [Global]
                password = "marker-planted-cloud-config"
              csiConfig: |
                [Global]
                password = "marker-planted-csi-config"
            clusterNetwork: {cni: {external: {}}}
            containerRuntime:
              containerd:
                registries:
                  one.example.com: {auth: {username: marker-planted-user, password: marker-planted-password}}
                  two.example.com: {auth: {auth: bWU6bWFya2VyLXBsYW50ZWQtYXV0aA==}}
                  three.example.com: {auth: {identityToken: marker-planted-identity}}
            features:
              encryptionProviders:
                enable: true
                customEncryptionConfiguration: |
                  apiVersion: apiserver.config.k8s.io/v1
                  kind: EncryptionConfiguration
                  resources:
                  - resources: [secrets]
                    providers: [{secretbox: {keys: [{name: a, secret: marker-planted-encryption}]}}, {identity: {}}]
            addons:
              path: addons
              addons:
              - {name: backups, params: {AWS_SECRET_ACCESS_KEY: marker-planted-parameter}}
              globalParams: {apiToken: marker-planted-global-parameter}
            helmReleases:
            - chart: one
              repoURL: https://charts.example.com
              namespace: default
              auth: {username: marker-planted-helm-user, password: marker-planted-helm-password}
              values: [{inline: {db: {password: marker-planted-chart-value}}}]
            dynamicWorkers:
            - name: pool
              replicas: 1
              providerSpec:
                operatingSystem: ubuntu
                overwriteCloudConfig: "#cloud-config {password: marker-planted-overwrite}"
                cloudProviderSpec: {clientSecret: marker-planted-provider-spec}
            machineController: {deploy: true}
            """;

    @Test
    void noSecretIsInHistoriesLogsAndLedgers(@TempDir Path folder) throws IOException {
        var secrets = Map.of("REGISTRY_PASSWORD", PASSWORD, "KEY_PASSPHRASE", PASSPHRASE, "REGISTRY_USER", "puller");
        try (var site = new Site(folder, 50, secrets)) {
            var auth = new ContainerdRegistry.Auth("env:REGISTRY_USER", "env:REGISTRY_PASSWORD", "", "");
            var registry = new ContainerdRegistry(List.of(), false, null, auth);
            site.startWorker();
            var key = workerKey(site);
            var inline = new ContainerdRegistry(
                    List.of(),
                    false,
                    null,
                    new ContainerdRegistry.Auth(sealed(key, "puller"), sealed(key, INLINE), "", ""));
            var token = new ContainerdRegistry(
                    List.of(), false, null, new ContainerdRegistry.Auth("", "", "", sealed(key, INLINE_TOKEN)));
            var manifest = ExampleCluster.named(
                            "demo",
                            Map.of(
                                    "registry.example.com", registry,
                                    "inline.example.com", inline,
                                    "token.example.com", token),
                            "env:KEY_PASSPHRASE")
                    .varied()
                    .cloudProvider(provider(sealed(key, CLOUD_CONFIG)))
                    .features(encrypted(sealed(key, ENCRYPTION)))
                    .made();
            var credentials = Map.of(FileBundle.CLOUD_CONTROLLER, sealed(key, "{\"HCLOUD_TOKEN\":\"" + TOKEN + "\"}"));
            var run = site.start(manifest, ExampleCluster.addons().withCredentials(credentials));
            // Done only if the password could be resolved: the job on the host asks for it.
            assertThat(site.result(run, 90).state()).isEqualTo(RunState.DONE);

            var history = decoded(site.history(run));
            assertThat(history)
                    .contains("env:REGISTRY_PASSWORD")
                    .contains("env:KEY_PASSPHRASE")
                    .contains("sealed:");
            assertClean("history", history);
            assertThat(history).contains("PublishCredentials");
            var files = files(folder);
            assertThat(files).extracting(Path::toString).anyMatch(file -> file.contains("state/runs/demo/"));
            assertThat(files).extracting(Path::toString).anyMatch(file -> file.contains("state/simulated/hosts/"));
            for (var file : files) {
                assertClean(
                        file.toString(), decoded(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)));
            }
        }
    }

    /** Every field of a manifest that may hold a secret holds one, whether this version uses it or not. */
    @Test
    void norIsAnySecretThatAManifestMayHold(@TempDir Path folder) throws IOException {
        try (var site = new Site(folder, 50, Map.of())) {
            site.startWorker();
            var key = workerKey(site);
            var reading = ManifestReader.read(
                    PLANTED, "kubeone.yaml", TerraformFile.NONE, Map.of(), secret -> sealed(key, secret));
            assertThat(reading.problems()).isEmpty();
            var run = site.start(reading.manifest(), ExampleCluster.addons());
            assertThat(site.result(run, 90).state()).isEqualTo(RunState.DONE);

            var history = decoded(site.history(run));
            assertThat(Pattern.compile("sealed:").matcher(history).results().count())
                    .isGreaterThanOrEqualTo(Pattern.compile("marker-planted")
                            .matcher(PLANTED)
                            .results()
                            .count());
            assertThat(history).doesNotContain("marker-planted");
            for (var file : files(folder)) {
                var content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(decoded(content)).as(file.toString()).doesNotContain("marker-planted");
            }
        }
    }

    /** A controller manager that somebody else brings gets its credentials from the product. */
    private static CloudProvider provider(String cloudConfig) {
        var none = new CloudProvider(null, true);
        return new CloudProvider(
                none.aws(),
                none.azure(),
                none.digitalocean(),
                none.gce(),
                new CloudProvider.Hetzner("", null),
                none.kubevirt(),
                none.nutanix(),
                none.openstack(),
                none.equinixmetal(),
                none.vmwareCloudDirector(),
                none.vsphere(),
                null,
                true,
                true,
                cloudConfig,
                "",
                "");
    }

    private static Features encrypted(String configuration) {
        var encryption = new Features.EncryptionProviders(true, configuration);
        return new Features(null, null, null, null, null, null, null, null, encryption, null);
    }

    private static String workerKey(Site site) {
        var options = WorkflowOptions.newBuilder()
                .setWorkflowId(Names.workerKeyWorkflow("test"))
                .setTaskQueue(Names.TASK_QUEUE)
                .build();
        return site.client()
                .newWorkflowStub(WorkerKeyWorkflow.class, options)
                .workerKey()
                .publicKeyset();
    }

    private static String sealed(String key, String secret) {
        return Sealer.seal(key, secret.getBytes(StandardCharsets.UTF_8), WorkerKey.PURPOSE);
    }

    private static void assertClean(String what, String text) {
        assertThat(List.of(
                        PASSWORD,
                        PASSPHRASE,
                        INLINE,
                        INLINE_TOKEN,
                        CLOUD_CONFIG,
                        TOKEN,
                        "marker-encryption-key",
                        header(PASSWORD),
                        header(INLINE),
                        "simulated shared certificates"))
                .as(what)
                .noneMatch(text::contains);
        assertThat(JOIN_TOKEN.matcher(text).results().map(found -> found.group()))
                .as(what)
                .isEmpty();
    }

    private static String header(String password) {
        return Base64.getEncoder().encodeToString(("puller:" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The text, and behind it whatever in it is base64: payloads of histories are. */
    private static String decoded(String text) {
        var all = new StringBuilder(text);
        BASE64.matcher(text).results().forEach(found -> {
            var word = found.group();
            var whole = word.substring(0, word.length() - word.length() % 4);
            try {
                all.append('\n').append(text(Base64.getDecoder().decode(whole)));
            } catch (IllegalArgumentException e) {
                all.append('\n').append(word);
            }
        });
        return all.toString();
    }

    /** Packed files are gzip. */
    private static String text(byte[] bytes) {
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(unpacked.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException notPacked) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        try (var walk = Files.walk(folder)) {
            walk.filter(Files::isRegularFile).forEach(files::add);
        }
        return files;
    }
}
