package dev.kubeone.client.terraform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kubeone.client.console.Surroundings;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.reading.ManifestReader;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our Terraform examples in the hands of Terraform or OpenTofu itself, where one of them is here. */
final class TerraformProgramTest {
    private static final Path EXAMPLES = Path.of("../docs/examples/terraform");
    private static final long MOST_SECONDS = 120;

    @TempDir
    private Path folder;

    private Path program;

    static List<Path> examples() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @BeforeEach
    void findTheProgram() {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(place -> Stream.of(Path.of(place, "terraform"), Path.of(place, "tofu")))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "neither terraform nor tofu is here: it does not look at the examples");
        program = found.orElseThrow();
    }

    @Test
    void nothingIsLeftToFormat() throws Exception {
        var format = run(
                "fmt",
                "-check",
                "-diff",
                "-recursive",
                EXAMPLES.toAbsolutePath().toString());

        assertThat(format.code()).as(format.said()).isZero();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsValid(Path example) throws Exception {
        copy(example);
        var init = run("init", "-backend=false", "-input=false", "-no-color");
        assumeTrue(init.code() == 0, "the provider of " + example.getFileName() + " cannot be had: not validated");

        var validate = run("validate", "-no-color");

        assertThat(validate.code()).as(validate.said()).isZero();
    }

    @Test
    void theExampleWithoutAProviderIsAppliedAndReadFromItsFolder() throws Exception {
        copy(EXAMPLES.resolve("none"));
        Files.writeString(folder.resolve("hosts.tfvars"), """
                cluster_name   = "applied"
                api_endpoint   = "192.0.2.10"
                control_planes = [{ name = "cp-1", public_address = "192.0.2.1", private_address = "10.0.0.1" }]
                workers        = [{ name = "w-1", public_address = "192.0.2.2", private_address = "10.0.0.2" }]
                ssh_user       = "ops"
                """);
        for (var arguments : List.of(
                List.of("init", "-input=false", "-no-color"),
                List.of("apply", "-auto-approve", "-input=false", "-no-color", "-var-file=hosts.tfvars"))) {
            var ended = run(arguments.toArray(String[]::new));
            assertThat(ended.code()).as(ended.said()).isZero();
        }

        var terraform = TerraformSource.read(".", around());
        var reading = ManifestReader.read("""
                apiVersion: kubeone.k8c.io/v1beta2
                kind: KubeOneCluster
                versions: {kubernetes: 1.34.4}
                clusterNetwork: {cni: {external: {}}}
                """, "kubeone.yaml", terraform);

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.manifest().name()).isEqualTo("applied");
        assertThat(reading.manifest().apiEndpoint().host()).isEqualTo("192.0.2.10");
        assertThat(reading.manifest().controlPlane().hosts())
                .extracting(HostConfig::hostname, HostConfig::privateAddress, HostConfig::sshUsername)
                .containsExactly(tuple("cp-1", "10.0.0.1", "ops"));
        assertThat(reading.manifest().staticWorkers().hosts())
                .extracting(HostConfig::publicAddress)
                .containsExactly("192.0.2.2");
    }

    private Surroundings around() {
        return new Surroundings(
                new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                new BufferedReader(new StringReader("")),
                false,
                false,
                Map.of("PATH", System.getenv("PATH")),
                folder,
                Clock.systemUTC());
    }

    private void copy(Path example) throws IOException {
        try (Stream<Path> files = Files.list(example)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".tf")).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        var output = folder.resolve("output.txt");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.redirectOutput(output.toFile());
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        builder.environment().put("TF_REGISTRY_DISCOVERY_RETRY", "0");
        builder.environment().put("TF_REGISTRY_CLIENT_TIMEOUT", "10");
        var process = builder.start();
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }

    private record Ended(int code, String said) {}
}
