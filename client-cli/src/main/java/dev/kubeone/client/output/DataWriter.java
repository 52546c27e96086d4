package dev.kubeone.client.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;

/** Writes records for programs. Field names are those of the records and stay as they are; new ones may appear. */
public final class DataWriter {
    private DataWriter() {}

    /** The document, without a line break at its end. */
    public static String write(Object data, OutputFormat format) {
        try {
            return mapper(format).writeValueAsString(data).stripTrailing();
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("a " + data.getClass().getSimpleName() + " cannot be written", cause);
        }
    }

    private static ObjectMapper mapper(OutputFormat format) {
        var mapper = format == OutputFormat.yaml
                ? new ObjectMapper(new YAMLFactory()
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                        // A text of digits stays a text for whoever reads it.
                        .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS))
                : new ObjectMapper();
        return mapper.enable(SerializationFeature.INDENT_OUTPUT);
    }
}
