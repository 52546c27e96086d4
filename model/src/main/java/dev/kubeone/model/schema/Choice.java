package dev.kubeone.model.schema;

import java.util.List;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** One of a few words; an empty text is the same as none. */
public record Choice(List<String> words) implements Type<String> {
    public Choice {
        words = List.copyOf(words);
    }

    @Override
    public String read(Node node, YamlPath path, Findings findings) {
        String word = node instanceof ScalarNode scalar ? scalar.getValue() : "?";
        if (word.isEmpty() || words.contains(word)) {
            return word;
        }
        String hint = Nearest.to(word, words).map(Nearest::didYouMean).orElse("");
        findings.problem(path, node, "expected " + expects() + ", got " + Scalars.found(node), hint);
        return empty();
    }

    @Override
    public String empty() {
        return "";
    }

    @Override
    public String label() {
        return String.join(", ", words);
    }

    @Override
    public String expects() {
        return "one of " + label();
    }
}
