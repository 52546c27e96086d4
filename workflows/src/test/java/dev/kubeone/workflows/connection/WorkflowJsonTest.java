package dev.kubeone.workflows.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.kubeone.workflows.Example;
import dev.kubeone.workflows.messages.Answer;
import dev.kubeone.workflows.messages.RunRequest;
import org.junit.jupiter.api.Test;

class WorkflowJsonTest {
    @Test
    void aRequestComesBackAsItWasSent() {
        var converter = WorkflowJson.dataConverter();
        var request = Example.request("demo", true, false);
        var payload = converter.toPayload(request).orElseThrow();
        assertThat(converter.fromPayload(payload, RunRequest.class, RunRequest.class))
                .isEqualTo(request);
    }

    @Test
    void fieldsOfANewerVersionAreSkipped() {
        var converter = WorkflowJson.dataConverter();
        var payload = converter.toPayload(new Answer(null, "ok")).orElseThrow().toBuilder()
                .setData(ByteString.copyFromUtf8("{\"state\":\"DONE\",\"message\":\"ok\",\"later\":1}"))
                .build();
        assertThat(converter.fromPayload(payload, Answer.class, Answer.class).message())
                .isEqualTo("ok");
    }
}
