package dev.kubeone.model.schema;

import dev.kubeone.model.secret.SecretSigns;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A text for somebody else's template; where its key or it itself gives a secret away, a reference takes its place. */
public record Parameter() implements Type<String> {
    private static final Check<String> ANY = new AnyText();

    @Override
    public Type<String> under(String key) {
        return SecretSigns.inKey(key) ? new Secret(true) : this;
    }

    @Override
    public String read(Node node, YamlPath path, Findings findings) {
        boolean secret = node instanceof ScalarNode scalar && SecretSigns.inText(scalar.getValue());
        return secret ? new Secret(true).read(node, path, findings) : new Text(ANY).read(node, path, findings);
    }

    @Override
    public String empty() {
        return "";
    }

    @Override
    public String label() {
        return ANY.label();
    }

    @Override
    public String expects() {
        return ANY.expects();
    }
}
