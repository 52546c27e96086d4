package dev.kubeone.hosts.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.kubeone.hosts.HostException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TunnelIT extends SshTestBase {
    private HttpServer web;

    @BeforeEach
    void serve() throws IOException {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        web.setExecutor(Executors.newCachedThreadPool());
        web.createContext("/", exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        web.start();
    }

    @AfterEach
    void stopServing() {
        if (web != null) { // where there is no sshd the tests are skipped before anything serves
            web.stop(0);
        }
    }

    private static String echo(int port, String text) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(text))
                .build();
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    @Test
    void carriesManyConnectionsAtATime() throws Exception {
        try (var tunnel = hosts.session(server.address())
                .openTunnel("127.0.0.1", web.getAddress().getPort())) {
            var big = "x".repeat(3_000_000);
            var threads = Executors.newFixedThreadPool(12);
            var many = IntStream.range(0, 12)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return echo(tunnel.localPort(), i + big);
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                            },
                            threads))
                    .toList();
            for (int i = 0; i < 12; i++) {
                assertThat(many.get(i).join().equals(i + big)).isTrue();
            }
            threads.shutdown();
            assertThat(server.logins()).isEqualTo(1);
        }
    }

    @Test
    void survivesABrokenConnection() throws Exception {
        try (var tunnel = hosts.session(server.address())
                .openTunnel("127.0.0.1", web.getAddress().getPort())) {
            assertThat(echo(tunnel.localPort(), "before")).isEqualTo("before");
            server.cutConnections();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(echo(tunnel.localPort(), "after")).isEqualTo("after"));
            assertThat(server.logins()).isEqualTo(2);
        }
    }

    @Test
    void closesItsPort() throws Exception {
        var tunnel = hosts.session(server.address())
                .openTunnel("127.0.0.1", web.getAddress().getPort());
        int port = tunnel.localPort();
        var open = new Socket(InetAddress.getLoopbackAddress(), port);
        Awaitility.await().until(open::isConnected);

        tunnel.close();

        // The kernel may finish one more handshake while the listener goes.
        Awaitility.await()
                .untilAsserted(() -> assertThatExceptionOfType(ConnectException.class)
                        .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close()));
        open.setSoTimeout(5000);
        try (open) {
            assertThat(open.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void isClosedTogetherWithTheSessions() {
        var tunnel = hosts.session(server.address())
                .openTunnel("127.0.0.1", web.getAddress().getPort());
        hosts.close();

        Awaitility.await()
                .untilAsserted(() -> assertThatExceptionOfType(ConnectException.class)
                        .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), tunnel.localPort()).close()));
    }

    @Test
    void failsAtOnceWhenTheHostIsGone() {
        server.close();

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> hosts.session(server.address()).openTunnel("127.0.0.1", 1));
    }
}
