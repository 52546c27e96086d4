package dev.kubeone.model.manifest;

import java.util.List;

/** Where clients and nodes reach the API server: usually a load balancer in front of all control planes. */
public record ApiEndpoint(String host, int port, List<String> alternativeNames) {
    public ApiEndpoint {
        alternativeNames = alternativeNames == null ? List.of() : List.copyOf(alternativeNames);
    }
}
