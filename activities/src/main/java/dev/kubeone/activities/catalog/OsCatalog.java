package dev.kubeone.activities.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kubeone.model.manifest.PackageSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operating systems that are supported. */
public final class OsCatalog {
    private final List<OsFamily> families;

    private OsCatalog(List<OsFamily> families) {
        this.families = List.copyOf(families);
    }

    /** The catalog that comes with the product. */
    public static OsCatalog shipped() {
        try (var resource = OsCatalog.class.getResourceAsStream("/catalog/os.yaml")) {
            var families = new ArrayList<OsFamily>();
            new YAMLMapper()
                    .readTree(resource)
                    .get("families")
                    .properties()
                    .forEach(entry -> families.add(family(entry.getKey(), entry.getValue())));
            return new OsCatalog(families);
        } catch (IOException e) {
            throw new UncheckedIOException("catalog/os.yaml", e);
        }
    }

    public List<OsFamily> families() {
        return families;
    }

    /** The family of an ID of /etc/os-release, or empty where it is not supported. */
    public Optional<OsFamily> familyOf(String id) {
        return families.stream().filter(family -> family.ids().contains(id)).findFirst();
    }

    /** All supported IDs, for messages. */
    public String supported() {
        return String.join(
                ", ", families.stream().flatMap(f -> f.ids().stream()).toList());
    }

    private static OsFamily family(String name, JsonNode node) {
        return new OsFamily(
                name,
                texts(node.get("ids")),
                PackageSources.Method.valueOf(node.get("method").asText()),
                node.get("binDir").asText(),
                node.get("repositories").asText(),
                texts(node.get("files")));
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
