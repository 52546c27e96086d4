package dev.kubeone.activities.kubernetes;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Closes a node for new pods and opens it again, and leaves a note on it of who closed it. */
final class NodeCordon {
    private static final int CONFLICT = 409;
    private static final int TRIES = 5;

    private final KubernetesClient client;
    private final String name;

    NodeCordon(KubernetesClient client, String name) {
        this.client = client;
        this.name = name;
    }

    Cordon close(String drain) {
        return trying(() -> {
            var node = client.nodes().withName(name).require();
            var ours = !closed(node) || annotations(node).containsKey(Cordon.CORDONED);
            var began = began(node, drain);
            var since = began.orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.SECONDS));
            if (!closed(node) || began.isEmpty()) {
                var notes = new HashMap<String, String>();
                notes.put(Cordon.DRAINING, drain + " " + since);
                notes.put(Cordon.CORDONED, ours ? annotations(node).getOrDefault(Cordon.CORDONED, drain) : null);
                patch(node, true, notes);
            }
            return new Cordon(ours, since);
        });
    }

    boolean open() {
        return trying(() -> {
            var node = client.nodes().withName(name).get();
            if (node == null) {
                return false;
            }
            var ours = annotations(node).containsKey(Cordon.CORDONED);
            if (ours || annotations(node).containsKey(Cordon.DRAINING)) {
                var notes = new HashMap<String, String>();
                notes.put(Cordon.DRAINING, null);
                notes.put(Cordon.CORDONED, null);
                patch(node, closed(node) && !ours, notes);
            }
            return ours && closed(node);
        });
    }

    private static boolean closed(Node node) {
        return Boolean.TRUE.equals(node.getSpec().getUnschedulable());
    }

    private static Map<String, String> annotations(Node node) {
        var annotations = node.getMetadata().getAnnotations();
        return annotations == null ? Map.of() : annotations;
    }

    /** When this same drain began, if it is noted. */
    private static Optional<Instant> began(Node node, String drain) {
        var note = annotations(node).getOrDefault(Cordon.DRAINING, "");
        if (!note.startsWith(drain + " ")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(note.substring(drain.length() + 1)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Only if nobody has changed the node since it was read. */
    private void patch(Node read, boolean closed, Map<String, String> notes) {
        var metadata = new HashMap<String, Object>();
        metadata.put("resourceVersion", read.getMetadata().getResourceVersion());
        metadata.put("annotations", notes);
        var spec = new HashMap<String, Object>();
        spec.put("unschedulable", closed ? Boolean.TRUE : null);
        client.nodes()
                .withName(name)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        Serialization.asJson(Map.of("metadata", metadata, "spec", spec)));
    }

    /** The kubelet and its controllers write to the node all the time. */
    private static <T> T trying(java.util.function.Supplier<T> change) {
        for (var tries = 1; ; tries++) {
            try {
                return change.get();
            } catch (KubernetesClientException e) {
                if (e.getCode() != CONFLICT || tries == TRIES) {
                    throw e;
                }
            }
        }
    }
}
