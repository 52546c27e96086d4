package dev.kubeone.client.terraform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.client.console.Surroundings;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.reading.ManifestReader;
import dev.kubeone.model.terraform.TerraformFile;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TerraformSourceTest {
    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private String typed = "";

    @BeforeEach
    void noProgram() throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("tf"));
        environment.put("PATH", folder.resolve("bin").toString());
    }

    @Test
    void aFileIsRead() throws IOException {
        write("tf.json", outputs("from-file"));

        assertThat(cluster(read("tf.json"))).isEqualTo("from-file");
        assertThat(read("tf.json").name()).isEqualTo("tf.json");
    }

    @Test
    void standardInputIsRead() {
        typed = outputs("from-stdin");

        assertThat(cluster(read("-"))).isEqualTo("from-stdin");
    }

    @Test
    void aFolderWithAStateNeedsNoProgram() throws IOException {
        write("tf/terraform.tfstate", state("from-state"));

        assertThat(cluster(read("tf"))).isEqualTo("from-state");
        assertThat(read("tf").name()).isEqualTo("tf/terraform.tfstate");
    }

    @Test
    void theChosenWorkspaceHasItsOwnState() throws IOException {
        write("tf/terraform.tfstate", state("default"));
        write("tf/terraform.tfstate.d/blue/terraform.tfstate", state("blue"));
        write("tf/.terraform/environment", "blue");

        assertThat(cluster(read("tf"))).isEqualTo("blue");
        environment.put("TF_WORKSPACE", "default");
        assertThat(cluster(read("tf"))).isEqualTo("default");
    }

    @Test
    void terraformIsAskedWhereTheStateIsElsewhere() throws IOException {
        write("tf/terraform.tfstate", state("left-over"));
        write("tf/.terraform/terraform.tfstate", "{\"version\": 3, \"backend\": {\"type\": \"s3\"}}");
        write("tf/answer.json", outputs("from-program"));
        program("terraform", "test \"$*\" = 'output -no-color -json' && cat answer.json");

        assertThat(cluster(read("tf"))).isEqualTo("from-program");
    }

    @Test
    void openTofuIsAskedWhereThereIsNoTerraform() throws IOException {
        write("tf/terraform.tfstate", "{\"serial\": 1, \"encrypted_data\": \"x\"}");
        write("tf/answer.json", outputs("from-tofu"));
        program("tofu", "cat answer.json");

        assertThat(cluster(read("tf"))).isEqualTo("from-tofu");
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThatThrownBy(() -> read("tf"))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("neither terraform nor tofu is on PATH");
        assertThatThrownBy(() -> read("nowhere")).hasMessageContaining("there is no such file or folder");
    }

    @Test
    void aProgramThatFailsIsQuotedWithoutItsOutput() throws IOException {
        program("terraform", "echo hunter2; echo 'Error: Backend initialization required' >&2; exit 1");

        assertThatThrownBy(() -> read("tf"))
                .hasMessageContaining("ended with 1: Error: Backend initialization required")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void aProgramThatTalksWithoutEndIsCutOffAndRefused() throws IOException {
        program("terraform", "/usr/bin/head -c 9000000 /dev/zero | /usr/bin/tr '\\0' ' '");

        var reading = ManifestReader.read(manifest(), "kubeone.yaml", read("tf"));

        assertThat(reading.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("is empty"));
    }

    private TerraformFile read(String source) {
        var around = new Surroundings(
                new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                new BufferedReader(new StringReader(typed)),
                false,
                false,
                environment,
                folder,
                Clock.systemUTC());
        return TerraformSource.read(source, around);
    }

    private static String cluster(TerraformFile terraform) {
        var reading = ManifestReader.read(manifest(), "kubeone.yaml", terraform);
        assertThat(reading.problems()).isEmpty();
        return reading.manifest().name();
    }

    private static String manifest() {
        return """
                apiVersion: kubeone.k8c.io/v1beta2
                kind: KubeOneCluster
                versions: {kubernetes: 1.34.4}
                clusterNetwork: {cni: {external: {}}}
                """;
    }

    private static String outputs(String name) {
        return "{\"kubeone_hosts\": {\"value\": {\"control_plane\": {\"cluster_name\": \"" + name
                + "\", \"cloud_provider\": \"none\", \"public_address\": [\"192.0.2.1\"]}}}}";
    }

    private static String state(String name) {
        return "{\"version\": 4, \"outputs\": " + outputs(name) + "}";
    }

    private void write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void program(String name, String script) throws IOException {
        write("bin/" + name, "#!/bin/sh\nPATH=/usr/bin:/bin\n" + script + "\n");
        assertThat(folder.resolve("bin").resolve(name).toFile().setExecutable(true))
                .isTrue();
    }
}
