package dev.kubeone.activities.kubernetes;

import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.EvictionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.stream.Collectors;

/** Asks pods to leave. Only the very pod that was seen is meant, not one that has taken its name since. */
final class Evictions {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final KubernetesClient client;

    Evictions(KubernetesClient client) {
        this.client = client;
    }

    Eviction evict(NodePod pod) {
        var wish = new EvictionBuilder()
                .withNewMetadata()
                .withNamespace(pod.namespace())
                .withName(pod.name())
                .endMetadata()
                .withDeleteOptions(thisPod(pod).build())
                .build();
        try {
            client.raw(path(pod) + "/eviction", "POST", wish);
            return Eviction.GRANTED;
        } catch (KubernetesClientException e) {
            return switch (e.getCode()) {
                case NOT_FOUND, CONFLICT -> Eviction.GRANTED;
                // 500 is how the server says that a pod has more than one budget.
                case TOO_MANY_REQUESTS, SERVER_ERROR -> refused(e);
                default -> throw e;
            };
        }
    }

    /** Past every budget. */
    void delete(NodePod pod, boolean atOnce) {
        var options = thisPod(pod);
        if (atOnce) {
            options.withGracePeriodSeconds(0L);
        }
        try {
            client.raw(path(pod), "DELETE", options.build());
        } catch (KubernetesClientException e) {
            if (e.getCode() != NOT_FOUND && e.getCode() != CONFLICT) {
                throw e;
            }
        }
    }

    /** The server's own words: "The disruption budget web needs 2 healthy pods and has 2 currently". */
    private static Eviction refused(KubernetesClientException e) {
        var status = e.getStatus();
        if (status == null) {
            throw e;
        }
        var details = status.getDetails();
        var causes = details == null || details.getCauses() == null
                ? ""
                : details.getCauses().stream()
                        .map(cause -> cause.getMessage())
                        .filter(message -> message != null && !message.isBlank())
                        .collect(Collectors.joining("; "));
        return Eviction.refused(causes.isEmpty() ? String.valueOf(status.getMessage()) : causes);
    }

    private static DeleteOptionsBuilder thisPod(NodePod pod) {
        return new DeleteOptionsBuilder(new DeleteOptions())
                .withNewPreconditions()
                .withUid(pod.uid())
                .endPreconditions();
    }

    private static String path(NodePod pod) {
        return "/api/v1/namespaces/" + pod.namespace() + "/pods/" + pod.name();
    }
}
