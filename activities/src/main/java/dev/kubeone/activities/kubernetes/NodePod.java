package dev.kubeone.activities.kubernetes;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A pod on a node.
 *
 * @param owner kind and name of what starts it again: "Deployment web"; "" for nobody
 * @param ownerKind kind of its controller, or ""
 * @param mirror it shows a static pod of the kubelet's
 * @param emptyDir it holds data that are lost with it
 * @param finished it runs no more
 * @param goneBy when it should have ended, or null if nobody has asked it to
 */
public record NodePod(
        String namespace,
        String name,
        String uid,
        Map<String, String> labels,
        String owner,
        String ownerKind,
        boolean mirror,
        boolean emptyDir,
        boolean finished,
        boolean ready,
        Instant goneBy) {
    public NodePod {
        labels = Map.copyOf(labels);
    }

    /** "shop/web-5d9c-x2x". */
    public String key() {
        return namespace + "/" + name;
    }

    public Optional<Instant> ending() {
        return Optional.ofNullable(goneBy);
    }
}
