package dev.kubeone.model.terraform;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.Origin;
import dev.kubeone.model.schema.YamlPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.Tag;

/** Makes a YAML tree of a JSON value; every node's mark knows the output and the attribute it came from. */
final class JsonTree {
    /** A thousand hosts with forty attributes each fit. */
    static final int MOST_NODES = 50_000;

    private final JsonParser json;
    private final boolean sensitive;
    private final Findings findings;
    private int nodes;

    JsonTree(JsonParser json, boolean sensitive, Findings findings) {
        this.json = json;
        this.sensitive = sensitive;
        this.findings = findings;
    }

    /** The value that the parser stands at, which is left at its end. */
    Node read(YamlPath path) throws IOException, TooLargeException {
        nodes++;
        if (nodes > MOST_NODES) {
            throw new TooLargeException(json.currentTokenLocation());
        }
        Mark mark = mark(path);
        return switch (json.currentToken()) {
            case START_OBJECT -> Trees.mapping(fields(path), mark);
            case START_ARRAY -> Trees.list(items(path), mark);
            case VALUE_NUMBER_INT -> Trees.scalar(Tag.INT, shown(), mark);
            case VALUE_NUMBER_FLOAT -> Trees.scalar(Tag.FLOAT, shown(), mark);
            case VALUE_TRUE, VALUE_FALSE -> Trees.scalar(Tag.BOOL, json.getText(), mark);
            case VALUE_NULL -> Trees.scalar(Tag.NULL, "null", mark);
            default -> Trees.scalar(Tag.STR, shown(), mark);
        };
    }

    private List<NodeTuple> fields(YamlPath path) throws IOException, TooLargeException {
        List<NodeTuple> fields = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            YamlPath place = path.child(name);
            Mark mark = mark(place);
            json.nextToken();
            fields.add(new NodeTuple(Trees.text(name, mark), read(place)));
        }
        return fields;
    }

    private List<Node> items(YamlPath path) throws IOException, TooLargeException {
        List<Node> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(path.item(items.size())));
        }
        return items;
    }

    private String shown() throws IOException {
        String text = json.getText();
        if (sensitive) {
            findings.conceal(text);
        }
        return text;
    }

    private Mark mark(YamlPath path) {
        JsonLocation at = json.currentTokenLocation();
        return Origin.mark(
                "terraform output " + path.text(),
                sensitive,
                Math.max(0, at.getLineNr() - 1),
                Math.max(0, at.getColumnNr() - 1));
    }
}
