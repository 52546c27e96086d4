package dev.kubeone.workflows.connection;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;

/**
 * How records are written into histories: as plain JSON. Fields a reader does not know are skipped, so that records can
 * grow while runs last; records without components (markers such as {@code none: {}}) are written as empty objects.
 */
public final class WorkflowJson {
    private WorkflowJson() {}

    public static DataConverter dataConverter() {
        var mapper = JacksonJsonPayloadConverter.newDefaultObjectMapper()
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        return DefaultDataConverter.newDefaultInstance()
                .withPayloadConverterOverrides(new JacksonJsonPayloadConverter(mapper));
    }
}
