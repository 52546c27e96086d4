package dev.kubeone.model.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.manifest.reading.ManifestReader;
import dev.kubeone.model.manifest.reading.Reading;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.nodes.Node;

/** Our Terraform examples give outputs of the contract, and nothing in them hangs in the air. */
class TerraformExamplesTest {
    private static final Path ROOT = Path.of("../docs/examples/terraform");
    private static final Set<String> LISTS = Set.of("public_address", "private_address", "hostnames");
    private static final Pattern OPEN = Pattern.compile("\\s*(?:output )?\"?([\\w${}.-]+)\"?\\s*=?\\s*\\{");
    private static final Pattern ENTRY = Pattern.compile("\\s*(\\w+)\\s*=\\s*(.+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> examples() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @Test
    void thereIsOneForEachProviderThatTerraformServes() throws IOException {
        assertThat(examples())
                .extracting(folder -> folder.getFileName().toString())
                .containsExactly(
                        "aws",
                        "azure",
                        "digitalocean",
                        "equinixmetal",
                        "gce",
                        "hetzner",
                        "none",
                        "openstack",
                        "vsphere");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void outputsAreOfTheContract(Path folder) throws IOException {
        String name = folder.getFileName().toString();
        ObjectNode outputs = outputs(Files.readAllLines(folder.resolve("output.tf")));
        Findings findings = new Findings();
        Node manifest = YamlTree.parse("kind: KubeOneCluster", findings).orElseThrow();

        Node merged = TerraformMerge.merged(
                manifest,
                new TerraformFile("output.tf", JSON.writeValueAsBytes(outputs)),
                CloudProvider.NAMES,
                findings);

        assertThat(findings.problems()).as(outputs.toPrettyString()).isEmpty();
        assertThat(Trees.get(merged, List.of("cloudProvider", name))).isPresent();
        assertThat(Trees.get(merged, List.of("controlPlane", "hosts")))
                .hasValueSatisfying(hosts -> assertThat(Trees.items(hosts)).hasSize(1));
        assertThat(Trees.get(merged, List.of("apiEndpoint", "host"))).isPresent();
        assertThat(Trees.get(merged, "dynamicWorkers").isPresent()).isEqualTo(!name.equals("none"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyVariableIsDeclaredDescribedAndUsed(Path folder) throws IOException {
        String variables = Files.readString(folder.resolve("variables.tf"));
        String all =
                variables + Files.readString(folder.resolve("main.tf")) + Files.readString(folder.resolve("output.tf"));

        assertThat(found("variable \"(\\w+)\"", variables)).isEqualTo(found("\\bvar\\.(\\w+)", all));
        assertThat(found("(description) = \"[A-Z]", variables)).hasSize(1);
        assertThat(variables.split("variable \"", -1)).hasSameSizeAs(variables.split("description = \"", -1));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyReferenceHasItsResource(Path folder) throws IOException {
        String main = Files.readString(folder.resolve("main.tf"));
        String all = main + Files.readString(folder.resolve("output.tf"));
        Set<String> made = pairs("(?m)^resource \"(\\w+)\" \"(\\w+)\"", main);
        Set<String> looked = pairs("(?m)^data \"(\\w+)\" \"(\\w+)\"", main);

        assertThat(looked).isEqualTo(pairs("\\bdata\\.(\\w+)\\.(\\w+)", all));
        Set<String> types = made.stream().map(pair -> pair.split("\\.")[0]).collect(Collectors.toSet());
        Set<String> used = pairs("(?<![.\\w\"])(\\w+)\\.(\\w+)", all).stream()
                .filter(pair -> types.contains(pair.split("\\.")[0]))
                .collect(Collectors.toSet());
        assertThat(made).containsAll(used);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void bracketsCloseAndTheReadmeHasAManifest(Path folder) throws IOException {
        for (String file : new String[] {"main.tf", "variables.tf", "output.tf"}) {
            String text = Files.readString(folder.resolve(file));
            assertThat(text.chars().filter(c -> c == '{').count())
                    .as(file)
                    .isEqualTo(text.chars().filter(c -> c == '}').count());
            assertThat(text).as(file).endsWith("\n").doesNotContain("\t");
        }
        assertThat(folder.resolve("README.md")).content().contains("kind: KubeOneCluster", "terraform apply", "-t .");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theReadmesManifestIsGoodWithTheOutputs(Path folder) throws IOException {
        Matcher manifest =
                Pattern.compile("(?s)```yaml\n(.*?)```").matcher(Files.readString(folder.resolve("README.md")));
        assertThat(manifest.find()).isTrue();
        ObjectNode written = outputs(Files.readAllLines(folder.resolve("output.tf")));
        JsonNode workers = written.at("/kubeone_static_workers/value/workers");
        if (workers instanceof ObjectNode others) {
            others.putArray("public_address").add("192.0.2.2");
            others.putArray("private_address").add("192.0.2.2");
            others.putArray("hostnames").add("w-1");
        }
        byte[] outputs = JSON.writeValueAsBytes(written);

        Reading reading = ManifestReader.read(manifest.group(1), "README.md", new TerraformFile("output.tf", outputs));

        assertThat(reading.problems()).isEmpty();
    }

    /** Outputs as they are written, with values of the right type in the place of expressions. */
    private static ObjectNode outputs(List<String> lines) {
        ObjectNode root = JSON.createObjectNode();
        Deque<ObjectNode> open = new ArrayDeque<>(List.of(root));
        for (String line : lines) {
            Matcher opening = OPEN.matcher(line);
            Matcher entry = ENTRY.matcher(line);
            if (opening.matches()) {
                open.push(open.peek().putObject(opening.group(1).replace("${var.cluster_name}", "demo")));
            } else if (line.strip().equals("}")) {
                open.pop();
            } else if (entry.matches()) {
                put(open.peek(), entry.group(1), entry.group(2));
            }
        }
        assertThat(open).hasSize(1);
        return root;
    }

    private static void put(ObjectNode object, String name, String expression) {
        if (LISTS.contains(name)) {
            object.putArray(name).add(name.equals("hostnames") ? "cp-1" : "192.0.2.1");
        } else if (name.equals("sshPublicKeys")) {
            object.putArray(name)
                    .add("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIN8+sMf3AdsXB5CITibdWa5wMMu1+Gn2xef22FFqmrGY");
        } else if (name.equals("ssh_agent_socket")) {
            object.put(name, "env:SSH_AUTH_SOCK");
        } else if (name.equals("operating_system")) {
            object.put(name, "ubuntu");
        } else if (name.equals("replicas")) {
            object.put(name, 1);
        } else if (name.equals("apiserver_alternative_names")) {
            object.putArray(name);
        } else if (expression.matches("\".*\"")) {
            object.put(name, expression.substring(1, expression.length() - 1));
        } else if (name.equals("ssh_port") || name.equals("bastion_port")) {
            object.put(name, 22);
        } else {
            object.put(name, "x");
        }
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> pairs(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1) + "." + found.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
