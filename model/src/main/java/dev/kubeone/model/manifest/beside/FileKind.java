package dev.kubeone.model.manifest.beside;

import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.YamlTree;
import dev.kubeone.model.terraform.Trees;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What a file beside a manifest must be. A program of Kubernetes that cannot read its file does not start. */
public enum FileKind {
    CERTIFICATES(Size.ON_HOSTS, "PEM text with at least one certificate", TextCheck.CERTIFICATES::holds),
    AUDIT_POLICY(
            Size.ON_HOSTS,
            "an audit policy: apiVersion: audit.k8s.io/v1, kind: Policy, and rules",
            text -> isDocument(text, "audit.k8s.io/v1", "Policy", "rules")),
    EVENT_RATE_LIMIT(
            Size.ON_HOSTS,
            "a configuration of EventRateLimit: apiVersion: eventratelimit.admission.k8s.io/v1alpha1, kind:"
                    + " Configuration, and limits",
            text -> isDocument(text, "eventratelimit.admission.k8s.io/v1alpha1", "Configuration", "limits")),
    POD_NODE_SELECTOR(
            Size.ON_HOSTS,
            "a configuration of PodNodeSelector: texts by namespace under podNodeSelectorPluginConfig",
            FileKind::isNodeSelectors),
    ENCRYPTION(
            Size.ON_HOSTS,
            "an encryption configuration: apiVersion: apiserver.config.k8s.io/v1, kind: EncryptionConfiguration,"
                    + " and resources",
            text -> isDocument(text, "apiserver.config.k8s.io/v1", "EncryptionConfiguration", "resources")),
    HELM_VALUES(256_000, "a YAML mapping", text -> root(text).isPresent());

    /** Sizes in bytes. */
    private static final class Size {
        // A script gets the file as a variable, and Linux bounds those at 128 KiB.
        static final int ON_HOSTS = 96_000;
    }

    private final int largest;
    private final String expects;

    @SuppressWarnings("ImmutableEnumChecker") // none of them keeps anything
    private final Predicate<String> test;

    FileKind(int largest, String expects, Predicate<String> test) {
        this.largest = largest;
        this.expects = expects;
        this.test = test;
    }

    /** The most bytes that it may have. */
    public int largest() {
        return largest;
    }

    /** What it must be, for messages. */
    public String expects() {
        return expects;
    }

    public boolean holds(String text) {
        return test.test(text);
    }

    private static Optional<Node> root(String text) {
        return YamlTree.parse(text, new Findings()).filter(MappingNode.class::isInstance);
    }

    private static boolean isDocument(String text, String version, String kind, String list) {
        Optional<Node> root = root(text);
        return is(root, "apiVersion", version)
                && is(root, "kind", kind)
                && root.flatMap(node -> Trees.get(node, list))
                        .filter(node -> node instanceof SequenceNode items
                                && !items.getValue().isEmpty())
                        .isPresent();
    }

    private static boolean is(Optional<Node> root, String field, String value) {
        return root.flatMap(node -> Trees.get(node, field))
                .map(Trees::textOf)
                .filter(value::equals)
                .isPresent();
    }

    private static boolean isNodeSelectors(String text) {
        Optional<Node> selectors = root(text).flatMap(node -> Trees.get(node, "podNodeSelectorPluginConfig"));
        List<ScalarNode> keys = selectors.map(Trees::keys).orElse(List.of());
        return !keys.isEmpty()
                && keys.stream()
                        .allMatch(key -> Trees.get(selectors.get(), key.getValue())
                                .filter(ScalarNode.class::isInstance)
                                .isPresent());
    }
}
