package dev.kubeone.client.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.client.console.Surroundings;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.manifest.reading.ManifestReader;
import dev.kubeone.sealing.WorkerKey;
import dev.kubeone.workflows.messages.FileBundle;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderSecretsTest {
    @TempDir
    private Path folder;

    private Surroundings around(Map<String, String> environment) {
        var nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
        return new Surroundings(
                nowhere,
                nowhere,
                new BufferedReader(new StringReader("")),
                false,
                false,
                environment,
                folder,
                Clock.systemUTC());
    }

    private static CloudProvider provider(String name, String more) {
        return ManifestReader.read("""
                        apiVersion: kubeone.k8c.io/v1beta2
                        kind: KubeOneCluster
                        name: demo
                        versions: {kubernetes: 1.34.4}
                        cloudProvider: {%s: {}, external: true, %s}
                        clusterNetwork: {cni: {external: {}}}
                        controlPlane: {hosts: [{publicAddress: 203.0.113.11}]}
                        """.formatted(name, more), "kubeone.yaml")
                .manifest()
                .cloudProvider();
    }

    private String opened(ProviderSecrets secrets) {
        var key = WorkerKey.in(folder.resolve("keys"));
        return key.open(secrets.sealed(key.publicKeyset()).get(FileBundle.CLOUD_CONTROLLER));
    }

    @Test
    void theRolesOwnCredentialsWinAndTravelSealed() {
        var around = around(Map.of("DIGITALOCEAN_TOKEN", "everybody's", "CCM_DIGITALOCEAN_TOKEN", "its own"));
        var secrets = ProviderSecrets.of(provider("digitalocean", "csiConfig: ''"), Map.of(), around);

        assertThat(opened(secrets)).isEqualTo("{\"DIGITALOCEAN_TOKEN\":\"its own\"}");
        assertThat(secrets.toString()).doesNotContain("own");
        var key = WorkerKey.in(folder.resolve("keys")).publicKeyset();
        assertThat(secrets.sealed(key).values()).allMatch(text -> text.startsWith("sealed:"));
    }

    @Test
    void whatNobodyInTheClusterUsesStaysHere() {
        var around = around(Map.of("DIGITALOCEAN_TOKEN", "t"));

        assertThat(ProviderSecrets.of(provider("digitalocean", "secretProviderClassName: vault"), Map.of(), around)
                        .none())
                .isTrue();
        assertThat(ProviderSecrets.of(provider("none", "csiConfig: ''"), Map.of(), around)
                        .none())
                .isTrue();
    }

    @Test
    void aProfileOfAwsTravelsAsTheKeysItStandsFor() throws IOException {
        Files.writeString(folder.resolve("aws"), """
                [default]
                aws_access_key_id = WRONG
                [work]
                aws_access_key_id = AKIA
                # aws_secret_access_key = old
                aws_secret_access_key = secret=key
                region = eu-central-1
                """);
        var around = around(Map.of("AWS_PROFILE", "work", "AWS_SHARED_CREDENTIALS_FILE", "aws"));

        assertThat(opened(ProviderSecrets.of(provider("aws", "csiConfig: ''"), Map.of(), around)))
                .isEqualTo("{\"AWS_ACCESS_KEY_ID\":\"AKIA\",\"AWS_SECRET_ACCESS_KEY\":\"secret=key\"}");
    }

    @Test
    void aProfileThatIsNotThereIsSaid() throws IOException {
        Files.writeString(folder.resolve("aws"), "[default]\naws_access_key_id = A\n");
        var none = around(Map.of("AWS_PROFILE", "work", "AWS_SHARED_CREDENTIALS_FILE", "aws"));
        var nowhere = around(Map.of("AWS_PROFILE", "work", "AWS_SHARED_CREDENTIALS_FILE", "nowhere"));

        assertThatThrownBy(() -> ProviderSecrets.of(provider("aws", "csiConfig: ''"), Map.of(), none))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("the profile work has no aws_access_key_id");
        assertThatThrownBy(() -> ProviderSecrets.of(provider("aws", "csiConfig: ''"), Map.of(), nowhere))
                .hasMessageContaining("cannot be read");
    }
}
