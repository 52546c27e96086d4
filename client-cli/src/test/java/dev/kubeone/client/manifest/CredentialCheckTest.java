package dev.kubeone.client.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class CredentialCheckTest {
    @Test
    void theProviderIsTheBlockThatTheManifestHas() throws IOException {
        var json = new ObjectMapper();

        assertThat(CredentialCheck.provider(json.readTree("{\"aws\": null, \"hetzner\": {}, \"external\": true}")))
                .contains("hetzner");
        assertThat(CredentialCheck.provider(json.readTree("{\"none\": {}}"))).contains("none");
        assertThat(CredentialCheck.provider(json.readTree("{}"))).isEmpty();
    }
}
