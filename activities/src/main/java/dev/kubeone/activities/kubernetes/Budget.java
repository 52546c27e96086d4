package dev.kubeone.activities.kubernetes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A PodDisruptionBudget.
 *
 * @param rule what it demands, in its own words: "minAvailable 2"
 * @param selector all of which a pod's labels must meet; null for a budget that is for no pod
 * @param allowed how many pods may be evicted now
 * @param healthy how many of its pods are healthy
 * @param wanted how many must stay healthy
 * @param expected how many pods it is for
 * @param exhaustedSince when it began to allow none, or null if it allows some or does not say
 */
public record Budget(
        String namespace,
        String name,
        String rule,
        List<Requirement> selector,
        int allowed,
        int healthy,
        int wanted,
        int expected,
        Instant exhaustedSince) {
    public Budget {
        selector = selector == null ? null : List.copyOf(selector);
    }

    public String key() {
        return namespace + "/" + name;
    }

    /** Whether it is for this pod. */
    public boolean covers(NodePod pod) {
        return selector != null
                && namespace.equals(pod.namespace())
                && selector.stream().allMatch(requirement -> requirement.met(pod.labels()));
    }

    /** One condition of a label selector; the operators are those of Kubernetes. */
    public record Requirement(String key, String operator, Set<String> values) {
        public Requirement {
            values = Set.copyOf(values);
        }

        boolean met(Map<String, String> labels) {
            return switch (operator) {
                case "In" -> labels.containsKey(key) && values.contains(labels.get(key));
                case "NotIn" -> !labels.containsKey(key) || !values.contains(labels.get(key));
                case "Exists" -> labels.containsKey(key);
                case "DoesNotExist" -> !labels.containsKey(key);
                default -> false;
            };
        }
    }
}
