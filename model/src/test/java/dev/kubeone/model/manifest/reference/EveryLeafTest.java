package dev.kubeone.model.manifest.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.fields.ClusterFields;
import dev.kubeone.model.manifest.fields.UpstreamFields;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.YamlPath;
import dev.kubeone.model.schema.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every leaf field of KubeOne's that does something arrives in the model: a full manifest without it, or with another value
 * of it, is another manifest. A field whose value the reader dropped would fail here.
 */
class EveryLeafTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    /** Other values of fields whose example is the default, and that take only certain values. */
    private static final Map<String, String> VALID = Map.of(
            "podSubnet", "10.200.0.0/16",
            "serviceSubnet", "10.201.0.0/16",
            "podSubnetIPv6", "fd10::/48",
            "serviceSubnetIPv6", "fd11::/112",
            "nodePortRange", "30001-32000",
            "kubeProxyReplacement", "strict",
            "containerLogMaxSize", "50Mi");

    @TestFactory
    Stream<DynamicTest> arrivesInTheModel() throws JsonProcessingException {
        var full = YAML.readTree(uncommented());
        var whole = read(full);
        assertThat(whole).isPresent();
        var leaves = UpstreamFields.leaves().stream()
                .filter(leaf -> !UpstreamFields.ignored(leaf))
                .toList();
        System.out.println(leaves.size() + " leaf fields are looked for in the model");
        return leaves.stream()
                .map(leaf -> DynamicTest.dynamicTest(leaf, () -> {
                    assertThat(others(full, leaf).anyMatch(other -> !read(other).equals(whole)))
                            .as("the model knows " + leaf)
                            .isTrue();
                }));
    }

    /** The manifest without the leaf, and with another value of it. */
    private static Stream<JsonNode> others(JsonNode full, String leaf) {
        var steps = List.of(leaf.replaceAll("(\\[\\]|\\{\\})$", "").split("\\."));
        return Stream.of(true, false).map(without -> {
            var copy = full.deepCopy();
            assertThat(change(copy, steps, without))
                    .as(leaf + " is in the full manifest")
                    .isTrue();
            return copy;
        });
    }

    /** Whether there was something to change. */
    private static boolean change(JsonNode node, List<String> steps, boolean without) {
        var name = steps.get(0).replace("[]", "").replace("{}", "");
        if (!(node instanceof ObjectNode parent) || !parent.has(name)) {
            return false;
        }
        if (steps.size() > 1) {
            var below = parent.get(name);
            var rest = steps.subList(1, steps.size());
            var entries = steps.get(0).equals(name) ? List.of(below) : children(below);
            return entries.stream().anyMatch(entry -> change(entry, rest, without));
        }
        if (without) {
            parent.remove(name);
        } else {
            parent.set(name, another(name, parent.get(name)));
        }
        return true;
    }

    /** Items of a list, values of a map. */
    private static List<JsonNode> children(JsonNode node) {
        var children = new ArrayList<JsonNode>();
        node.forEach(children::add);
        return children;
    }

    private static JsonNode another(String name, JsonNode value) {
        if (VALID.containsKey(name)) {
            return TextNode.valueOf(VALID.get(name));
        }
        if (value.isBoolean()) {
            return BooleanNode.valueOf(!value.asBoolean());
        }
        return value.isNumber() ? IntNode.valueOf(value.asInt() + 1) : TextNode.valueOf(value.asText() + "x");
    }

    private static Optional<KubeOneCluster> read(JsonNode tree) {
        try {
            var findings = new Findings();
            return YamlTree.parse(YAML.writeValueAsString(tree), findings)
                    .map(root -> ClusterFields.SHAPE.read(root, YamlPath.ROOT, findings));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String uncommented() {
        return ManifestExample.full()
                .lines()
                .map(line -> line.matches("#( \\S.*)?") ? line : line.startsWith("#") ? line.substring(1) : line)
                .collect(Collectors.joining("\n"));
    }
}
