package dev.kubeone.activities.kubernetes;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Events on pods that are in the way of a drain: what their owners see with {@code kubectl describe} and alerting. */
final class DrainEvents {
    private static final int CONFLICT = 409;

    /** What the API server accepts. */
    private static final int LONGEST_NOTE = 1000;

    private final KubernetesClient client;

    DrainEvents(KubernetesClient client) {
        this.client = client;
    }

    /** One event a pod and node, however often it is asked for. */
    void warn(String node, NodePod pod, String why) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        var note = "Node " + node + " is to be emptied: " + why;
        var event = new EventBuilder()
                .withNewMetadata()
                .withName("kubeone-drain-" + pod.uid())
                .withNamespace(pod.namespace())
                .endMetadata()
                .withType("Warning")
                .withReason("BlocksDrain")
                .withMessage(note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE) : note)
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1)
                .withNewSource()
                .withComponent(FabricClusterApi.MANAGER)
                .endSource()
                .withNewInvolvedObject()
                .withApiVersion("v1")
                .withKind("Pod")
                .withNamespace(pod.namespace())
                .withName(pod.name())
                .withUid(pod.uid())
                .endInvolvedObject()
                .build();
        try {
            client.resource(event).create();
        } catch (KubernetesClientException e) {
            // It was told before, by an attempt that was cut off.
            if (e.getCode() != CONFLICT) {
                throw e;
            }
        }
    }
}
