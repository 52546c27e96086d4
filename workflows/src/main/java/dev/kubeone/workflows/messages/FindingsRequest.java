package dev.kubeone.workflows.messages;

import dev.kubeone.model.manifest.KubeOneCluster;
import java.util.List;

/**
 * Asks to remember in the cluster what was found, so that a later look knows since when.
 *
 * @param ids of all findings; what was remembered of others is forgotten
 */
public record FindingsRequest(KubeOneCluster manifest, List<String> ids) {
    public FindingsRequest {
        ids = List.copyOf(ids);
    }
}
