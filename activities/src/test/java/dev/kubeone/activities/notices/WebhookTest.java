package dev.kubeone.activities.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.kubeone.hosts.Secret;
import dev.kubeone.model.plan.DriftKind;
import dev.kubeone.model.plan.Finding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
    private static final Finding LABEL =
            new Finding("w-1/SetNodeMetadata", DriftKind.labels, "w-1", "label rack is b2, not a1", "set labels", 0);

    private final AtomicReference<String> body = new AtomicReference<>();
    private final AtomicReference<String> signature = new AtomicReference<>();
    private HttpServer server;
    private int status = 204;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            body.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            signature.set(exchange.getRequestHeaders().getFirst(Webhook.SIGNATURE));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Webhook webhook() {
        return new Webhook(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook"), new Secret("shared"));
    }

    @Test
    void findingsArePostedAndSigned() throws IOException {
        webhook().drift("prod", List.of(LABEL), List.of("cp-1.PrepareOs"));

        assertThat(body.get())
                .isEqualTo("{\"event\":\"drift\",\"cluster\":\"prod\",\"found\":[{\"id\":\"w-1/SetNodeMetadata\","
                        + "\"kind\":\"labels\",\"host\":\"w-1\",\"what\":\"label rack is b2, not a1\","
                        + "\"next\":\"set labels\",\"sinceMs\":0}],\"gone\":[\"cp-1.PrepareOs\"]}");
        // printf '%s' BODY | openssl dgst -sha256 -hmac shared
        assertThat(signature.get())
                .isEqualTo("sha256=309e189ab729f221bac1cb9eec5d07ff560e1543d25d8304221754bc9ccf63df");
    }

    @Test
    void aRefusalIsAFailure() {
        status = 500;

        assertThatThrownBy(() -> webhook().drift("prod", List.of(LABEL), List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("status 500");
    }
}
