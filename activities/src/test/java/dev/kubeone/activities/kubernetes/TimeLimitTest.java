package dev.kubeone.activities.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TimeLimitTest {
    @Test
    @Timeout(30)
    void anAnswerThatNeverEndsIsGivenUp() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = new KubernetesClientBuilder()
                        .withConfig(new ConfigBuilder()
                                .withMasterUrl("http://127.0.0.1:" + server.getLocalPort() + "/")
                                .withRequestTimeout(500)
                                .withRequestRetryBackoffLimit(0)
                                .build())
                        .build()) {
            var asked = CompletableFuture.runAsync(() -> answerHalf(server));

            assertThatThrownBy(() -> TimeLimit.within(
                            Duration.ofSeconds(2), () -> client.nodes().list()))
                    .isInstanceOf(KubernetesClientException.class)
                    .hasMessageContaining("did not answer within 2 s");

            assertThat(asked).isCompleted();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    /** The socket is left open. */
    @SuppressWarnings("resource")
    private static void answerHalf(ServerSocket server) {
        try {
            var socket = server.accept();
            var request = socket.getInputStream();
            while (request.available() == 0 || request.read() != '\n') {
                Thread.onSpinWait();
            }
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aResultInTimeIsTheResult() {
        assertThat(TimeLimit.within(Duration.ofSeconds(5), () -> "pods")).isEqualTo("pods");
    }
}
