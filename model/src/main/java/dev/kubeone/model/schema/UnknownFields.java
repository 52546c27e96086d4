package dev.kubeone.model.schema;

import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Says what there is to say about a field that a shape does not have. */
@FunctionalInterface
public interface UnknownFields {
    /**
     * @param path where the field stands
     * @param name the field's name
     * @param key where its key stands
     * @param known names of the fields that the shape has
     */
    void found(YamlPath path, String name, Node key, List<String> known, Findings findings);
}
