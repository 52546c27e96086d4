package dev.kubeone.model.yaml;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;
import org.yaml.snakeyaml.serializer.Serializer;

/** Writes values as YAML, the same text for the same values. */
public final class YamlWriting {
    private YamlWriting() {}

    /** A document in block style. */
    public static String document(YamlValue value) {
        return write(value, FlowStyle.BLOCK);
    }

    /** One line, to follow {@code key: }. */
    static String inline(YamlValue value) {
        return write(value, FlowStyle.FLOW).strip();
    }

    private static String write(YamlValue value, FlowStyle style) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(style);
        options.setWidth(Integer.MAX_VALUE);
        options.setSplitLines(false);
        options.setMaxSimpleKeyLength(1024);
        StringWriter text = new StringWriter();
        Serializer serializer = new Serializer(new Emitter(text, options), new Resolver(), options, null);
        try {
            serializer.open();
            serializer.serialize(node(value, style));
            serializer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static Node node(YamlValue value, FlowStyle style) {
        if (value instanceof YamlMap map) {
            List<NodeTuple> tuples = map.entries().entrySet().stream()
                    .map(entry -> new NodeTuple(text(entry.getKey()), node(entry.getValue(), style)))
                    .toList();
            return new MappingNode(Tag.MAP, true, tuples, null, null, style);
        }
        if (value instanceof YamlList list) {
            List<Node> items =
                    list.items().stream().map(item -> node(item, style)).toList();
            return new SequenceNode(Tag.SEQ, true, items, null, null, style);
        }
        YamlScalar scalar = (YamlScalar) value;
        return new ScalarNode(scalar.tag(), scalar.text(), null, null, style(scalar, style));
    }

    private static ScalarStyle style(YamlScalar scalar, FlowStyle style) {
        boolean lines = scalar.style() == ScalarStyle.LITERAL || scalar.style() == ScalarStyle.FOLDED;
        return style == FlowStyle.FLOW && lines ? ScalarStyle.DOUBLE_QUOTED : scalar.style();
    }

    private static Node text(String key) {
        return new ScalarNode(Tag.STR, key, null, null, ScalarStyle.PLAIN);
    }
}
