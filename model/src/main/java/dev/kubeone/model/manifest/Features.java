package dev.kubeone.model.manifest;

/** Features that can be switched. */
public record Features(MetricsServer metricsServer) {

    /** Whether metrics-server is deployed. */
    public record MetricsServer(boolean enable) {}
}
