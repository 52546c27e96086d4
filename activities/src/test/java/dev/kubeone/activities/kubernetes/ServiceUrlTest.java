package dev.kubeone.activities.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceUrlTest {
    @Test
    void aServiceOfTheClusterIsAskedThroughItsApiServer() {
        assertThat(of("http://shop.default.svc/healthz").map(ServiceUrl::proxyPath))
                .contains("/api/v1/namespaces/default/services/http:shop:80/proxy/healthz");
        assertThat(of("https://shop.web.svc.cluster.local").map(ServiceUrl::proxyPath))
                .contains("/api/v1/namespaces/web/services/https:shop:443/proxy/");
        assertThat(of("http://shop.web.svc:8080/a%20b").map(ServiceUrl::proxyPath))
                .contains("/api/v1/namespaces/web/services/http:shop:8080/proxy/a%20b");
    }

    @Test
    void everythingElseIsAskedByTheWorker() {
        assertThat(of("https://shop.example.com/healthz")).isEmpty();
        assertThat(of("http://svc/healthz")).isEmpty();
        assertThat(of("http://a.b.svc.example.com")).isEmpty();
        assertThat(of("http://192.0.2.1:8080")).isEmpty();
    }

    private static Optional<ServiceUrl> of(String url) {
        return ServiceUrl.of(URI.create(url), "cluster.local");
    }
}
