package dev.kubeone.activities.step;

import dev.kubeone.activities.kubernetes.ClusterApi;
import dev.kubeone.activities.kubernetes.ServiceUrl;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks URLs with GET. */
@FunctionalInterface
public interface WebProbe {
    /**
     * The status of the answer; what else it says is not read.
     *
     * @param service what the URL leads to, if only the cluster can resolve it
     * @param api the cluster's API
     * @throws IOException that says in a few words why nothing answered
     */
    int status(URI url, Optional<ServiceUrl> service, Supplier<ClusterApi> api) throws IOException;
}
