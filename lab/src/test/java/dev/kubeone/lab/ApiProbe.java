package dev.kubeone.lab;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Reads and writes through the load balancer so many times a second, each time over a new connection, as the cluster's
 * admin, and counts what failed or took more than three seconds.
 */
final class ApiProbe implements AutoCloseable {
    private static final int SLOW_MS = 3000;
    private static final int LIMIT_MS = 20_000;
    private static final String ON_HOST =
            "f=/etc/kubernetes/admin.conf; " + "get() { awk -v k=\"$1:\" '$1 == k {print $2}' $f | base64 -d; }; ";

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService requests = Executors.newCachedThreadPool();
    private final List<Bad> bad = Collections.synchronizedList(new ArrayList<>());
    private final SSLContext tls;
    private final URI base;
    private final ScheduledFuture<?> ticking;
    private int sent;

    /** @param perSecond how many requests, every second one of them a write */
    ApiProbe(LabHosts hosts, int perSecond) {
        var host = hosts.controlPlane(1);
        tls = tls(
                hosts.onHost(host, ON_HOST + "get certificate-authority-data"),
                hosts.onHost(host, ON_HOST + "get client-certificate-data"),
                hosts.onHost(host, ON_HOST + "get client-key-data | openssl pkcs8 -topk8 -nocrypt"));
        base = URI.create(hosts.onHost(host, "awk '$1 == \"server:\" {print $2}' /etc/kubernetes/admin.conf")
                .strip());
        hosts.onHost(host, "kubectl --kubeconfig /etc/kubernetes/admin.conf -n default create configmap probe");
        ticking = clock.scheduleAtFixedRate(this::send, 0, 1000 / perSecond, TimeUnit.MILLISECONDS);
    }

    private void send() {
        var number = ++sent;
        requests.execute(() -> one(number));
    }

    private void one(int number) {
        var sentAt = Instant.now();
        var began = System.nanoTime();
        var what = number % 2 == 0 ? "read" : "write";
        String problem;
        try {
            var status = number % 2 == 0 ? read() : write(number);
            problem = status < 300 ? "" : "status " + status;
        } catch (IOException e) {
            problem = e.toString();
        }
        var took = (System.nanoTime() - began) / 1_000_000;
        if (!problem.isEmpty() || took > SLOW_MS) {
            bad.add(new Bad(sentAt, what, took, problem.isEmpty() ? "slow" : problem));
        }
    }

    private int read() throws IOException {
        return answer(connection("/api/v1/namespaces/default/configmaps?limit=5"));
    }

    private int write(int number) throws IOException {
        var connection = connection("/api/v1/namespaces/default/configmaps/probe");
        connection.setRequestMethod("PUT");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        connection
                .getOutputStream()
                .write(
                        ("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"probe\"},\"data\":{\"n\":\""
                                        + number + "\"}}")
                                .getBytes(StandardCharsets.UTF_8));
        return answer(connection);
    }

    /** What the API server answers through the balancer. */
    String get(String path) throws IOException {
        var connection = connection(path);
        try (var body = connection.getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpsURLConnection connection(String path) throws IOException {
        var connection = (HttpsURLConnection) base.resolve(path).toURL().openConnection();
        connection.setSSLSocketFactory(tls.getSocketFactory());
        connection.setConnectTimeout(LIMIT_MS);
        connection.setReadTimeout(LIMIT_MS);
        connection.setRequestProperty("Connection", "close");
        return connection;
    }

    private static int answer(HttpsURLConnection connection) throws IOException {
        var status = connection.getResponseCode();
        try (var body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            if (body != null) {
                body.readAllBytes();
            }
        }
        return status;
    }

    /** How many requests were sent. */
    int sent() {
        return sent;
    }

    /** What failed or was slow. */
    List<Bad> bad() {
        return List.copyOf(bad);
    }

    /** A request that failed or was slow. */
    record Bad(Instant sent, String what, long tookMs, String problem) {
        @Override
        public String toString() {
            return sent + " " + what + " took " + tookMs + " ms: " + problem;
        }
    }

    private static SSLContext tls(String ca, String certificate, String key) {
        try {
            var trusted = store();
            trusted.setCertificateEntry("ca", certificate(ca));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var own = store();
            var encoded = Base64.getMimeDecoder().decode(key.replaceAll("-----[^-]+-----", ""));
            own.setKeyEntry(
                    "admin",
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded)),
                    new char[0],
                    new Certificate[] {certificate(certificate)});
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, new char[0]);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the admin's credentials cannot be used", e);
        }
    }

    private static KeyStore store() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Certificate certificate(String pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void close() {
        ticking.cancel(true);
        clock.shutdownNow();
        requests.shutdownNow();
    }
}
