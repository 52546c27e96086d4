package dev.kubeone.activities.notices;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kubeone.hosts.Secret;
import dev.kubeone.model.plan.Finding;
import dev.kubeone.workflows.messages.RunNotice;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts notices as JSON. The header {@value #SIGNATURE} holds {@code sha256=} and, in hex, the HMAC-SHA256 of the body
 * under the shared secret, as GitHub's webhooks have it.
 */
public final class Webhook implements Notices {
    static final String SIGNATURE = "X-KubeOne-Signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LONGEST).build();
    private final URI url;
    private final Secret secret;

    public Webhook(URI url, Secret secret) {
        this.url = url;
        this.secret = secret;
    }

    /** What is posted. */
    record Drift(String event, String cluster, List<Finding> found, List<String> gone) {}

    @Override
    public boolean listened() {
        return true;
    }

    @Override
    public void drift(String cluster, List<Finding> found, List<String> gone) throws IOException {
        post(new Drift("drift", cluster, found, gone));
    }

    @Override
    public void run(RunNotice notice) throws IOException {
        post(notice);
    }

    private void post(Object notice) throws IOException {
        var body = JSON.writeValueAsBytes(notice);
        var request = HttpRequest.newBuilder(url)
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .header(SIGNATURE, "sha256=" + HexFormat.of().formatHex(signed(body)))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            var status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw new IOException("it answered with status " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }

    private byte[] signed(byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, e);
        }
    }
}
