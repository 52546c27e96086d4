package dev.kubeone.workflows.messages;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.plan.Finding;
import java.util.List;

/**
 * Asks to remember in the cluster what was found, so that a later look knows since when, and to tell what is new.
 *
 * @param findings all that there are; what was remembered of others is forgotten
 */
public record FindingsRequest(KubeOneCluster manifest, List<Finding> findings) {
    public FindingsRequest {
        findings = List.copyOf(findings);
    }
}
