package dev.kubeone.model.catalog;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Reads files of the catalog that are lists by name. A fault in one is a fault of the build. */
final class CatalogFile {
    private CatalogFile() {}

    static Map<String, List<String>> texts(String resource) {
        try (var stream = CatalogFile.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing in this build");
            }
            return YAMLMapper.builder().build().readValue(stream, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }
}
