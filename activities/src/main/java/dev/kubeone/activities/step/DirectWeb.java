package dev.kubeone.activities.step;

import dev.kubeone.activities.kubernetes.ClusterApi;
import dev.kubeone.activities.kubernetes.ServiceUrl;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks from this process, and services of the cluster through its API server. Follows no redirect. */
public final class DirectWeb implements WebProbe {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    @Override
    public int status(URI url, Optional<ServiceUrl> service, Supplier<ClusterApi> api) throws IOException {
        if (service.isPresent()) {
            try (var cluster = api.get()) {
                return cluster.serviceStatus(service.get());
            }
        }
        return status(url);
    }

    private int status(URI url) throws IOException {
        var request = HttpRequest.newBuilder(url).timeout(LIMIT).GET().build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the worker is shutting down");
        } catch (HttpTimeoutException e) {
            throw new IOException("no answer within " + LIMIT.toSeconds() + " s", e);
        } catch (ConnectException e) {
            // The library's own text is often empty.
            throw new IOException("nobody listens there, or its name is not known", e);
        }
    }
}
