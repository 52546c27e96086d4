package dev.kubeone.activities.steps;

import dev.kubeone.activities.step.StepContext;
import java.time.Duration;

/** Waits until a node is Ready again after something of it was started anew. */
final class NodeReadiness {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private NodeReadiness() {}

    static void await(StepContext context, String node) {
        context.progress().await("node " + node + " to be Ready", LIMIT, () -> {
            try (var api = context.api()) {
                return api.whyNodeNotReady(node);
            }
        });
    }
}
