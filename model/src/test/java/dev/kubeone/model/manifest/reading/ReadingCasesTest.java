package dev.kubeone.model.manifest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.golden.ReadingCases;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.writing.ManifestWriter;
import dev.kubeone.model.terraform.TerraformFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingCasesTest {
    private static final Path FOLDER = ReadingCases.ROOT.resolve("reading");

    @Test
    void readingTellsWhatIsExpected() throws IOException {
        ReadingCases.check(FOLDER);
    }

    @Test
    void twelveMistakesAreToldAtOnce() {
        long start = CpuTime.ofThisThread();
        Reading reading = ReadingCases.read(FOLDER.resolve("twelve-mistakes.yaml"));

        assertThat(CpuTime.ofThisThread() - start).as("ms").isLessThan(1000);
        assertThat(reading.problems())
                .hasSize(12)
                .allMatch(p -> p.line() > 0 && p.column() > 0 && !p.path().isEmpty());
        assertThat(reading.manifest()).isNull();
    }

    @Test
    void aManifestOfTheNextVersionMeansWhatItMeansThere() {
        KubeOneCluster cluster =
                ReadingCases.read(FOLDER.resolve("newer-v1beta3-good.yaml")).manifest();

        assertThat(cluster.addons().addons())
                .singleElement()
                .satisfies(addon -> assertThat(addon.name()).isEqualTo("backups-restic"));
        assertThat(cluster.helmReleases())
                .singleElement()
                .satisfies(release -> assertThat(release.releaseName()).isEqualTo("web"));
        assertThat(cluster.clusterNetwork().cni().cilium().replacesKubeProxy()).isTrue();
        assertThat(cluster.containerRuntime().containerd().deviceOwnershipFromSecurityContext())
                .isTrue();
        assertThat(cluster.kubeletConfig().podPidsLimit()).isEqualTo(4096);
        assertThat(cluster.apiVersion()).isEqualTo("kubeone.k8c.io/v1beta2");
    }

    @Test
    void terraformMayNameTheEndpointOfAManifestOfTheNextVersion() throws IOException {
        String manifest = Files.readString(FOLDER.resolve("newer-v1beta3-secrets.yaml"))
                .replace("apiEndpoint: {host: 203.0.113.11}\n", "");
        byte[] outputs =
                "{\"kubeone_api\":{\"value\":{\"endpoint\":\"api.example.com\"}}}".getBytes(StandardCharsets.UTF_8);

        assertThat(ManifestReader.read(manifest, "f").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).isEqualTo("apiEndpoint.host"));
        assertThat(ManifestReader.read(manifest, "f", new TerraformFile("tf.json", outputs))
                        .manifest()
                        .apiEndpoint()
                        .host())
                .isEqualTo("api.example.com");
    }

    @Test
    void anInlineSecretIsRefusedAndNeverRepeated() {
        Reading reading = ReadingCases.read(FOLDER.resolve("inline-secrets.yaml"));

        assertThat(reading.problems()).hasSize(3);
        assertThat(reading.toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "secrets-of-other-forms, 14",
        "newer-v1beta3-secrets, 4",
        "old-v1beta1-secrets, 2",
        "old-v1alpha1-secrets, 2"
    })
    void aSecretOfAnyFormIsSealed(String name, int count) throws IOException {
        byte[] content = Files.readAllBytes(FOLDER.resolve(name + ".yaml"));
        List<String> secrets = new ArrayList<>();
        Reading reading = ManifestReader.read(content, "kubeone.yaml", TerraformFile.NONE, Map.of(), secret -> {
            secrets.add(secret);
            return "sealed:" + secrets.size();
        });

        assertThat(reading.problems()).isEmpty();
        assertThat(secrets).hasSize(count).allMatch(secret -> secret.contains("hunter2") || secret.equals("4711"));
        assertThat(reading.toString()).doesNotContain("hunter2").doesNotContain("4711");
        assertThat(ManifestWriter.yaml(reading.manifest()))
                .doesNotContain("hunter2")
                .doesNotContain("4711");
    }

    @Test
    void aSecretThatAnAliasOrAWrongPlaceWouldShowIsToldAndNotRepeated() {
        Reading reading = ReadingCases.read(FOLDER.resolve("secrets-shown.yaml"));

        assertThat(reading.problems()).hasSize(3);
        assertThat(reading.toString()).doesNotContain("hunter2");
    }

    @Test
    void configurationsOfACredentialsFileBecomeReferencesToo() {
        Map<String, String> credentials = Map.of(
                "cloudConfig", "[Global]\npassword = hunter2\n",
                "csiConfig", "hunter2",
                "registriesAuth", """
                        apiVersion: kubeone.k8c.io/v1beta2
                        kind: ContainerRuntimeContainerd
                        registries:
                          quay.io:
                            auth: {username: puller, password: hunter2}
                        """);
        String manifest = """
                apiVersion: kubeone.k8c.io/v1beta2
                kind: KubeOneCluster
                name: demo
                versions: {kubernetes: 1.34.4}
                cloudProvider: {vsphere: {}}
                clusterNetwork: {cni: {external: {}}}
                controlPlane: {hosts: [{publicAddress: 203.0.113.11, sshPrivateKeyFile: id}]}
                """;
        Reading good = ManifestReader.read(
                manifest, "kubeone.yaml", TerraformFile.NONE, credentials, secret -> "sealed:" + secret.length());

        assertThat(good.problems()).isEmpty();
        assertThat(good.toString()).contains("cloudConfig=sealed:28", "csiConfig=sealed:7", "password=sealed:7");

        Reading both = ManifestReader.read(
                manifest.replace("vsphere: {}", "vsphere: {}, csiConfig: hunter2 too"),
                "kubeone.yaml",
                TerraformFile.NONE,
                Map.of("csiConfig", "hunter2", "cloudConfig", "x", "registriesAuth", "hunter2: ["),
                secret -> "sealed:x");

        assertThat(both.problems())
                .extracting(Problem::text)
                .anyMatch(line -> line.startsWith("kubeone.yaml:5") && line.contains("cloudProvider.csiConfig: stands"))
                .anyMatch(line -> line.startsWith("credentials:") && line.contains("registriesAuth"))
                .noneMatch(line -> line.contains("hunter2"));
    }

    @Test
    void anInlineSecretIsExchangedForAReferenceWhileItIsRead() throws IOException {
        byte[] content = Files.readAllBytes(FOLDER.resolve("inline-secrets-sealed.yaml"));
        List<String> secrets = new ArrayList<>();
        Reading reading = ManifestReader.read(content, "kubeone.yaml", TerraformFile.NONE, Map.of(), secret -> {
            secrets.add(secret);
            return "sealed:" + secrets.size();
        });

        assertThat(secrets).containsExactlyInAnyOrder("puller", "hunter2", "hunter2 again");
        assertThat(reading.toString()).contains("sealed:3").doesNotContain("hunter2");
        assertThat(ManifestReader.read(content, "kubeone.yaml").toString())
                .contains(ManifestReader.UNSEALED)
                .doesNotContain("hunter2");
    }
}
