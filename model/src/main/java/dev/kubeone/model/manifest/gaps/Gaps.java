package dev.kubeone.model.manifest.gaps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kubeone.model.catalog.KubernetesReleases;
import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.manifest.Cni;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.fields.ClusterDefaults;
import dev.kubeone.model.manifest.fields.ClusterFields;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The list of what is read and not carried out, and what of it a manifest asks for. */
public final class Gaps {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private Gaps() {}

    /** All of them, as the list has them. */
    public static List<Gap> all() {
        return Bundled.GAPS;
    }

    /** Whether a field with this path pattern is part of a gap. */
    public static boolean cover(String pattern) {
        return all().stream().anyMatch(gap -> gap.covers(pattern));
    }

    /** What the manifest asks for beyond the defaults, and will not get. */
    public static List<Gap> askedBy(KubeOneCluster cluster) {
        JsonNode tree = JSON.valueToTree(cluster);
        return all().stream()
                .filter(gap -> asks(values(tree, gap.path()), gap.path()))
                .toList();
    }

    /** What the manifest asks for in words that are the default's own: only whoever read the file knows. */
    public static List<Gap> askedByDefault(KubeOneCluster cluster) {
        JsonNode tree = JSON.valueToTree(cluster);
        return all().stream()
                .filter(gap -> !gap.defaultHappens())
                .filter(gap -> values(tree, gap.path()).anyMatch(Gaps::something))
                .filter(gap -> !asks(values(tree, gap.path()), gap.path()))
                .toList();
    }

    private static boolean asks(Stream<JsonNode> values, String path) {
        List<JsonNode> usual = values(Bundled.USUAL, path).toList();
        return values.anyMatch(value -> something(value) && !usual.contains(value));
    }

    /** An empty block is something: its presence is what it says. */
    private static boolean something(JsonNode value) {
        boolean off = value.isBoolean() && !value.booleanValue();
        boolean nothing = value.isNull()
                || value.isMissingNode()
                || (value.isTextual() && value.textValue().isEmpty());
        boolean none = value.isArray() && value.isEmpty();
        boolean switched = value.isObject() && value.has("enable") && !something(value.get("enable"));
        return !off && !nothing && !none && !switched;
    }

    /** Every value that stands at a path pattern; {@code []} and {@code {}} stand for each item. */
    private static Stream<JsonNode> values(JsonNode tree, String path) {
        Stream<JsonNode> at = Stream.of(tree);
        for (String word : path.split("\\.", -1)) {
            boolean each = word.endsWith("[]") || word.endsWith("{}");
            String name = each ? word.substring(0, word.length() - 2) : word;
            at = at.map(node -> node.path(name)).flatMap(node -> each ? items(node) : Stream.of(node));
        }
        return at;
    }

    private static Stream<JsonNode> items(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    /** Read at first use, not when the class is first named. */
    private static final class Bundled {
        static final List<Gap> GAPS = GapsFile.read();

        /** A manifest that asks for nothing; a pod network is asked for by not naming one. */
        static final JsonNode USUAL = JSON.valueToTree(ClusterDefaults.filled(
                ClusterFields.SHAPE
                        .empty()
                        .varied()
                        .cloudProvider(new CloudProvider(new CloudProvider.None(), false))
                        .clusterNetwork(
                                ClusterFields.SHAPE.empty().clusterNetwork().with(new Cni(new Cni.External())))
                        .made(),
                KubernetesReleases.bundled()));
    }
}
