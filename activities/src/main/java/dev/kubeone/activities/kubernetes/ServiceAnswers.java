package dev.kubeone.activities.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks services of the cluster through the API server's proxy. */
final class ServiceAnswers {
    private static final int SECONDS = 10;

    private final KubernetesClient client;

    ServiceAnswers(KubernetesClient client) {
        this.client = client;
    }

    int status(ServiceUrl service) {
        var http = client.getHttpClient();
        var address = client.getMasterUrl().toString().replaceFirst("/$", "") + service.proxyPath();
        var request = http.newHttpRequestBuilder().uri(URI.create(address)).build();
        try {
            return http.sendAsync(request, String.class)
                    .get(SECONDS, TimeUnit.SECONDS)
                    .code();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KubernetesClientException("asking " + service.key() + " was interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KubernetesClientException("the API server did not answer for service " + service.key(), e);
        }
    }
}
