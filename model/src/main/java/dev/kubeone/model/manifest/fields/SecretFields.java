package dev.kubeone.model.manifest.fields;

import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.ListOf;
import dev.kubeone.model.schema.MapOf;
import dev.kubeone.model.schema.Secret;
import dev.kubeone.model.schema.Shape;
import dev.kubeone.model.schema.Type;
import dev.kubeone.model.schema.YamlPath;
import java.util.ArrayList;
import java.util.List;

/** Where secrets may stand in a manifest: whatever the tables declare as one. */
public final class SecretFields {
    private SecretFields() {}

    /** Path patterns of all fields that are a secret, in the order of the tables. */
    public static List<String> patterns() {
        List<String> patterns = new ArrayList<>();
        collect(ClusterFields.SHAPE, YamlPath.ROOT, patterns);
        return patterns;
    }

    private static void collect(Type<?> type, YamlPath path, List<String> patterns) {
        if (type instanceof Secret) {
            patterns.add(path.pattern());
        } else if (type instanceof ListOf<?> list) {
            collect(list.item(), path.item(0), patterns);
        } else if (type instanceof MapOf<?> map) {
            collect(map.value(), path.key("key"), patterns);
        } else if (type instanceof Shape<?> shape) {
            for (Field<?> field : shape.fields()) {
                collect(field.type(), path.child(field.name()), patterns);
            }
        }
    }
}
