package dev.kubeone.workflows.messages;

import dev.kubeone.model.facts.ClusterFacts;

/**
 * A rehearsal with what it begins from.
 *
 * @param facts what was seen of the real cluster; without hosts where nobody looked
 */
public record RehearsalOrder(RehearsalRequest request, ClusterFacts facts) {}
