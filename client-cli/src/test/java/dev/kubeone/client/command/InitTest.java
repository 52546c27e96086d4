package dev.kubeone.client.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.client.console.Surroundings;
import dev.kubeone.model.manifest.CloudProvider;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a new cluster's folder begins with is good as it stands. */
final class InitTest {
    private static final Path EXAMPLES = Path.of("../docs/examples/terraform");
    private static final String OUTPUTS = """
            {"kubeone_hosts": {"value": {"control_plane": {"cluster_name": "demo", "cloud_provider": "%s",
              "public_address": ["192.0.2.31", "192.0.2.32", "192.0.2.33"], "ssh_user": "ubuntu"}}},
             "kubeone_api": {"value": {"endpoint": "192.0.2.30"}}}
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    static List<String> providers() {
        return CloudProvider.NAMES;
    }

    static List<String> providersWithTerraform() throws IOException {
        try (Stream<Path> examples = Files.list(EXAMPLES)) {
            return examples.filter(Files::isDirectory)
                    .map(example -> example.getFileName().toString())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void theManifestOfEveryProviderIsGood(String provider) {
        assertThat(run("", "init", "--provider", provider, "--cluster-name", "blue", "new"))
                .isZero();
        assertThat(out()).contains("wrote " + folder.resolve("new/kubeone.yaml"), "kubeone-client validate");

        assertThat(run("", "validate", "-m", "new/kubeone.yaml")).as(err()).isZero();
        assertThat(folder.resolve("new/kubeone.yaml")).content().contains("name: blue", "  " + provider + ": {");
        assertThat(folder.resolve("new/main.tf")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("providersWithTerraform")
    void theExampleOfTheDocsComesAlongAndGoesWithTheManifest(String provider) throws IOException {
        assertThat(run("", "init", "--provider", provider, "--terraform", "new"))
                .isZero();
        try (var files = Files.list(EXAMPLES.resolve(provider))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var written = folder.resolve("new").resolve(file.getFileName());
                if (file.endsWith("README.md")) {
                    assertThat(written).content().contains("terraform apply").doesNotContain("](../");
                } else {
                    assertThat(written).hasSameTextualContentAs(file);
                }
            }
        }
        assertThat(folder.resolve("new/terraform.tfvars")).hasContent("cluster_name = \"demo\"");

        Files.writeString(folder.resolve("tf.json"), OUTPUTS.formatted(provider));
        assertThat(run("", "validate", "-m", "new/kubeone.yaml", "-t", "tf.json"))
                .as(err())
                .isZero();
    }

    @Test
    void nothingIsOverwrittenAndNothingIsWrittenThen() throws IOException {
        Files.createDirectory(folder.resolve("new"));
        Files.writeString(folder.resolve("new/variables.tf"), "mine");

        assertThat(run("", "init", "--provider", "aws", "--terraform", "new")).isEqualTo(2);
        assertThat(err()).contains("there is already variables.tf", "name another folder");
        assertThat(folder.resolve("new/variables.tf")).hasContent("mine");
        try (var files = Files.list(folder.resolve("new"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void addonsThatAreThereStay() throws IOException {
        Files.createDirectories(folder.resolve("addons"));
        Files.writeString(folder.resolve("addons/network.yaml"), "kind: List\n");

        assertThat(run("", "init", "--provider", "none")).isZero();
        assertThat(folder.resolve("addons/network.yaml")).hasContent("kind: List");
    }

    @Test
    void onATerminalItAsksForWhatWasNotSaid() {
        assertThat(run("hetzner\n\n1.34.4\nyes\n", "init", "new")).isZero();

        assertThat(err())
                .contains("Provider (aws, ", "[none]: ", "Name of the cluster [demo]: ", "Terraform (yes, no)");
        assertThat(folder.resolve("new/kubeone.yaml"))
                .content()
                .contains("name: demo", "kubernetes: 1.34.4", "hetzner: {}", "-t .");
        assertThat(folder.resolve("new/main.tf")).content().contains("hcloud");
    }

    @Test
    void aWrongAnswerIsAskedAgain() {
        assertThat(run("hetznr\nhetzner\nNot_A_Name\nblue\n1.2.3\nv1.34.4\nmaybe\nno\n", "init", "new"))
                .isZero();

        assertThat(err()).contains("\"hetznr\" is none of", "Not_A_Name", "1.2.3", "answer yes or no");
        assertThat(folder.resolve("new/kubeone.yaml")).content().contains("name: blue", "hetzner: {}", "1.34.4");
    }

    @Test
    void whatWasSaidIsNotAsked() {
        assertThat(run("\n", "init", "--provider", "aws", "--cluster-name", "blue", "--no-terraform"))
                .isZero();

        assertThat(err()).contains("Version of Kubernetes").doesNotContain("Provider", "Name of", "Terraform");
    }

    @Test
    void withoutAProviderAndWithoutSomebodyToAskItSaysSo() {
        assertThat(run("", "init")).isEqualTo(2);
        assertThat(err()).contains("--provider is missing, and there is nobody to ask", "name one of aws, azure");
    }

    @Test
    void whatCannotBeIsSaidBeforeAnythingIsWritten() {
        assertThat(run("", "init", "--provider", "awz")).isEqualTo(2);
        assertThat(run("", "init", "--provider", "aws", "--cluster-name", "No Name"))
                .isEqualTo(2);
        assertThat(run("", "init", "--provider", "aws", "--cluster-name", "a: {}\nkind: X"))
                .isEqualTo(2);
        assertThat(run("", "init", "--provider", "aws", "--cluster-name", "a # b"))
                .isEqualTo(2);
        assertThat(run("", "init", "--provider", "aws", "--kubernetes-version", "1.14.2"))
                .isEqualTo(2);
        assertThat(run("", "init", "--provider", "nutanix", "--terraform")).isEqualTo(2);

        assertThat(err())
                .contains("\"awz\" is none of aws")
                .contains("kubeone.yaml:4:7: name: ")
                .contains("\"a # b\" is not the name of a cluster")
                .contains("Kubernetes 1.14.2 is not supported")
                .contains("there is no Terraform example for nutanix");
        assertThat(folder).isEmptyDirectory();
    }

    private int run(String input, String... arguments) {
        var around = new Surroundings(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                new BufferedReader(new StringReader(input)),
                !input.isEmpty(),
                false,
                Map.of(),
                folder,
                Clock.systemUTC());
        var code = Program.run(arguments, around, (flags, purpose) -> {
            throw new AssertionError("no server is asked");
        });
        System.out.println(String.join(" ", arguments) + " → " + code + "\n" + out() + err());
        return code;
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }
}
