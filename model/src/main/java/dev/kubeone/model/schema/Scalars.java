package dev.kubeone.model.schema;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What a YAML node is, in words and in texts. */
public final class Scalars {
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9]{0,17})");
    private static final Pattern FRACTION = Pattern.compile("[-+]?[0-9]{1,30}\\.[0-9]{0,30}([eE][-+]?[0-9]{1,3})?");

    private Scalars() {}

    public static boolean isNull(Node node) {
        return node instanceof ScalarNode && Tag.NULL.equals(node.getTag());
    }

    /** How a message names what was found instead of what was expected. */
    public static String found(Node node) {
        if (node instanceof MappingNode) {
            return "a mapping";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        return isNull(node) ? "nothing" : Shown.quoted(((ScalarNode) node).getValue());
    }

    /** The same without the value itself, which may be long or a secret. */
    static String kind(Node node) {
        return node instanceof ScalarNode && !isNull(node) ? "a single value" : found(node);
    }

    /** A text, a number, a truth value or null. Numbers in a form that people read differently stay texts. */
    static Object value(ScalarNode node) {
        String text = node.getValue();
        if (Tag.NULL.equals(node.getTag())) {
            return null;
        }
        if (Tag.BOOL.equals(node.getTag())) {
            return YesNo.isTrue(text);
        }
        if (Tag.INT.equals(node.getTag()) && DECIMAL.matcher(text).matches()) {
            return number(Long.parseLong(text));
        }
        boolean fraction =
                Tag.FLOAT.equals(node.getTag()) && FRACTION.matcher(text).matches();
        double value = fraction ? Double.parseDouble(text) : Double.NaN;
        return Double.isFinite(value) ? (Object) value : text;
    }

    /** As JSON readers give it back: the smaller type where it fits. */
    private static Object number(long value) {
        return value == (int) value ? (Object) (int) value : (Object) value;
    }

    /** A decimal number in the form of {@code decimal} that the check accepts, else a problem and null. */
    static <N> N number(
            Node node, YamlPath path, Findings findings, Pattern decimal, Function<String, N> parse, Check<N> check) {
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        boolean formed = decimal.matcher(text).matches();
        if (formed && Tag.INT.equals(node.getTag()) && check.holds(parse.apply(text))) {
            return parse.apply(text);
        }
        boolean quoted = formed && Tag.STR.equals(node.getTag());
        findings.problem(
                path,
                node,
                "expected " + check.expects() + ", got " + found(node),
                quoted ? "Write the number without quotes" : check.hint());
        return null;
    }
}
