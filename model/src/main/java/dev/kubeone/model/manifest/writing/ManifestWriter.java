package dev.kubeone.model.manifest.writing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.fields.ClusterFields;

/**
 * Writes a manifest in the words of its fields: what it says and every default, without what is empty. The same manifest
 * is the same text, and read again it is the same manifest. A value that may be a secret is never written.
 */
public final class ManifestWriter {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private ManifestWriter() {}

    public static String yaml(KubeOneCluster cluster) {
        return write(YAML, cluster);
    }

    public static String json(KubeOneCluster cluster) {
        return write(JSON, cluster) + "\n";
    }

    /** The fields as data. */
    public static JsonNode tree(KubeOneCluster cluster) {
        return Fields.of(ClusterFields.SHAPE, JSON.valueToTree(cluster));
    }

    private static String write(ObjectMapper mapper, KubeOneCluster cluster) {
        try {
            return mapper.writeValueAsString(tree(cluster));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest cannot be written", e);
        }
    }
}
