package dev.kubeone.model.manifest.reading;

import dev.kubeone.model.manifest.fields.ClusterFields;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.YamlPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Manifests of {@code kubeone.k8c.io/v1beta3}, brought into the form of v1beta2 while every value keeps its place in the
 * file. What v1beta3 took away is told.
 */
final class Beta3 {
    static final String VERSION = "kubeone.k8c.io/v1beta3";

    private final Findings findings;

    private Beta3(Findings findings) {
        this.findings = findings;
    }

    static boolean is(Node root) {
        return root instanceof MappingNode mapping
                && child(mapping, "apiVersion")
                        .filter(node -> node instanceof ScalarNode scalar
                                && scalar.getValue().equals(VERSION))
                        .isPresent();
    }

    /** The same document if it is of another version. */
    static Node asBeta2(Node root, Findings findings) {
        if (is(root)) {
            new Beta3(findings).convert((MappingNode) root);
        }
        return root;
    }

    /** Tells where nobody names the endpoint; asked when everything that may name it is in the document. */
    static Node withEndpoint(Node root, Findings findings) {
        if (root instanceof MappingNode mapping) {
            new Beta3(findings).endpoint(mapping);
        }
        return root;
    }

    private void convert(MappingNode root) {
        child(root, "apiVersion")
                .ifPresent(version -> put(root, "apiVersion", text(ClusterFields.API_VERSION, version)));
        gone(root, YamlPath.ROOT, "helmReleases", "Write each under addons.addons as helmRelease");
        block(root, "containerRuntime")
                .ifPresent(runtime ->
                        gone(runtime, YamlPath.ROOT.child("containerRuntime"), "docker", "Use containerd.registries"));
        block(root, "features").ifPresent(this::features);
        workers(root);
        cilium(root);
        addons(root);
        deviceOwnership(root);
    }

    private void features(MappingNode features) {
        YamlPath path = YamlPath.ROOT.child("features");
        gone(features, path, "podSecurityPolicy", "Pod Security admission is on by default");
        remove(features, "webhookAuditLog")
                .ifPresent(key -> findings.problem(
                        path.child("webhookAuditLog"),
                        key,
                        "is read by no released KubeOne, and is not carried out by this version",
                        "Use staticAuditLog"));
    }

    private void workers(MappingNode root) {
        if (child(root, "dynamicWorkers").orElse(null) instanceof SequenceNode list) {
            for (int i = 0; i < list.getValue().size(); i++) {
                YamlPath path = YamlPath.ROOT.child("dynamicWorkers").item(i).child("providerSpec");
                if (list.getValue().get(i) instanceof MappingNode worker) {
                    block(worker, "providerSpec")
                            .ifPresent(spec -> gone(spec, path, "machineAnnotations", "Use machineObjectAnnotations"));
                }
            }
        }
    }

    /** A truth value here, a word in v1beta2. */
    private static void cilium(MappingNode root) {
        block(root, "clusterNetwork")
                .flatMap(network -> block(network, "cni"))
                .flatMap(cni -> block(cni, "cilium"))
                .ifPresent(cilium -> child(cilium, "kubeProxyReplacement")
                        .filter(value -> Tag.BOOL.equals(value.getTag()))
                        .ifPresent(value -> {
                            String word = ((ScalarNode) value).getValue();
                            boolean on = List.of("true", "yes", "on").contains(word.toLowerCase(Locale.ROOT));
                            put(cilium, "kubeProxyReplacement", text(on ? "strict" : "disabled", value));
                        }));
    }

    private void addons(MappingNode root) {
        Optional<MappingNode> addons = block(root, "addons");
        YamlPath path = YamlPath.ROOT.child("addons");
        addons.ifPresent(block -> {
            gone(block, path, "enable", "Leave the block out to have no addons");
            gone(block, path, "globalParams", "Write params for each addon");
        });
        if (addons.flatMap(block -> child(block, "addons")).orElse(null) instanceof SequenceNode list) {
            split(root, addons.get(), list, path.child("addons"));
        }
    }

    /** One list of addons and Helm releases becomes two. */
    private void split(MappingNode root, MappingNode addons, SequenceNode list, YamlPath path) {
        List<Node> named = new ArrayList<>();
        List<Node> releases = new ArrayList<>();
        for (int i = 0; i < list.getValue().size(); i++) {
            Node item = list.getValue().get(i);
            Optional<Node> addon = item instanceof MappingNode map ? child(map, "addon") : Optional.empty();
            Optional<Node> release = item instanceof MappingNode map ? child(map, "helmRelease") : Optional.empty();
            if (addon.isPresent() == release.isPresent()) {
                findings.problem(path.item(i), item, "expected either addon or helmRelease", "");
            }
            addon.ifPresent(named::add);
            release.ifPresent(releases::add);
        }
        put(addons, "addons", sequence(named, list));
        if (!releases.isEmpty()) {
            put(root, "helmReleases", sequence(releases, list));
        }
    }

    private void endpoint(MappingNode root) {
        boolean given = block(root, "apiEndpoint")
                .flatMap(endpoint -> child(endpoint, "host"))
                .isPresent();
        boolean sets = block(root, "controlPlane")
                .flatMap(control -> child(control, "nodeSets"))
                .isPresent();
        if (!given && !sets && !findings.unread("apiEndpoint.host")) {
            String hint = "v1beta3 guesses none; write it, or give Terraform's output with -t";
            findings.problem(YamlPath.ROOT.child("apiEndpoint").child("host"), root, "is missing", hint);
        }
    }

    /** True by default here, false in v1beta2. */
    private static void deviceOwnership(MappingNode root) {
        MappingNode containerd = made(made(root, "containerRuntime"), "containerd");
        if (child(containerd, "deviceOwnershipFromSecurityContext").isEmpty()) {
            Node value = new ScalarNode(
                    Tag.BOOL, "true", containerd.getStartMark(), containerd.getEndMark(), ScalarStyle.PLAIN);
            put(containerd, "deviceOwnershipFromSecurityContext", value);
        }
    }

    private void gone(MappingNode block, YamlPath path, String field, String hint) {
        remove(block, field)
                .ifPresent(key -> findings.problem(path.child(field), key, "is not a field of v1beta3 any more", hint));
    }

    private static Optional<Node> child(MappingNode block, String name) {
        return flat(block).getValue().stream()
                .filter(tuple -> isKey(tuple, name))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    /** The block with what {@code <<} merges into it as if it were written there; own fields win. */
    private static MappingNode flat(MappingNode block) {
        boolean merges = block.getValue().stream().anyMatch(Beta3::merges);
        if (merges) {
            List<NodeTuple> tuples = new ArrayList<>(
                    block.getValue().stream().filter(tuple -> !merges(tuple)).toList());
            block.getValue().stream()
                    .filter(Beta3::merges)
                    .flatMap(tuple -> sources(tuple.getValueNode()).stream())
                    .flatMap(source -> flat((MappingNode) source).getValue().stream())
                    .filter(tuple -> !(tuple.getKeyNode() instanceof ScalarNode key
                            && tuples.stream().anyMatch(own -> isKey(own, key.getValue()))))
                    .forEachOrdered(tuples::add);
            block.setValue(tuples);
        }
        return block;
    }

    /** Something else than a mapping stays, for the reader to refuse. */
    private static boolean merges(NodeTuple tuple) {
        return Tag.MERGE.equals(tuple.getKeyNode().getTag())
                && sources(tuple.getValueNode()).stream().allMatch(MappingNode.class::isInstance);
    }

    private static List<Node> sources(Node merged) {
        return merged instanceof SequenceNode list ? list.getValue() : List.of(merged);
    }

    private static Optional<MappingNode> block(MappingNode parent, String name) {
        return child(parent, name).filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
    }

    private static MappingNode made(MappingNode parent, String name) {
        return block(parent, name).orElseGet(() -> {
            MappingNode made = new MappingNode(
                    Tag.MAP,
                    true,
                    new ArrayList<>(),
                    parent.getStartMark(),
                    parent.getEndMark(),
                    parent.getFlowStyle());
            // Something that is not a mapping stays, for the reader to refuse.
            if (child(parent, name)
                    .filter(node -> !Tag.NULL.equals(node.getTag()))
                    .isEmpty()) {
                put(parent, name, made);
            }
            return made;
        });
    }

    private static void put(MappingNode block, String name, Node value) {
        List<NodeTuple> tuples = new ArrayList<>(block.getValue());
        for (int i = 0; i < tuples.size(); i++) {
            if (isKey(tuples.get(i), name)) {
                tuples.set(i, new NodeTuple(tuples.get(i).getKeyNode(), value));
                block.setValue(tuples);
                return;
            }
        }
        tuples.add(new NodeTuple(text(name, value), value));
        block.setValue(tuples);
    }

    /** The key of the field that was taken out. */
    private static Optional<Node> remove(MappingNode block, String name) {
        Optional<Node> key = flat(block).getValue().stream()
                .filter(tuple -> isKey(tuple, name))
                .map(NodeTuple::getKeyNode)
                .findFirst();
        block.setValue(
                block.getValue().stream().filter(tuple -> !isKey(tuple, name)).toList());
        return key;
    }

    private static boolean isKey(NodeTuple tuple, String name) {
        return tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name);
    }

    private static Node text(String value, Node at) {
        return new ScalarNode(Tag.STR, value, at.getStartMark(), at.getEndMark(), ScalarStyle.PLAIN);
    }

    private static Node sequence(List<Node> items, SequenceNode like) {
        return new SequenceNode(Tag.SEQ, true, items, like.getStartMark(), like.getEndMark(), like.getFlowStyle());
    }
}
