package dev.kubeone.activities.kubernetes;

import dev.kubeone.activities.kubernetes.Budget.Requirement;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads pods of nodes and the budgets that protect them. */
final class PodReading {
    private static final String MIRROR = "kubernetes.io/config.mirror";
    private static final String TEMPLATE = "pod-template-hash";

    private final KubernetesClient client;

    PodReading(KubernetesClient client) {
        this.client = client;
    }

    List<NodePod> podsOn(String node) {
        return client.pods().inAnyNamespace().withField("spec.nodeName", node).list().getItems().stream()
                .map(PodReading::pod)
                .toList();
    }

    List<Budget> budgets() {
        return client.policy().v1().podDisruptionBudget().inAnyNamespace().list().getItems().stream()
                .map(PodReading::budget)
                .toList();
    }

    static NodePod pod(Pod pod) {
        var meta = pod.getMetadata();
        var labels = nonNull(meta.getLabels());
        var controller = Optional.ofNullable(meta.getOwnerReferences()).orElse(List.of()).stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .findFirst();
        var phase = pod.getStatus().getPhase();
        return new NodePod(
                meta.getNamespace(),
                meta.getName(),
                meta.getUid(),
                labels,
                controller.map(owner -> owner(owner, labels)).orElse(""),
                controller.map(OwnerReference::getKind).orElse(""),
                nonNull(meta.getAnnotations()).containsKey(MIRROR),
                pod.getSpec().getVolumes().stream().anyMatch(volume -> volume.getEmptyDir() != null),
                "Succeeded".equals(phase) || "Failed".equals(phase),
                pod.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Ready")
                                && condition.getStatus().equals("True")),
                instant(meta.getDeletionTimestamp()));
    }

    /** A Deployment's ReplicaSet is called after it and its template; nobody thinks of pods as the ReplicaSet's. */
    private static String owner(OwnerReference owner, Map<String, String> labels) {
        var suffix = "-" + labels.getOrDefault(TEMPLATE, "");
        return owner.getKind().equals("ReplicaSet")
                        && suffix.length() > 1
                        && owner.getName().endsWith(suffix)
                ? "Deployment " + owner.getName().substring(0, owner.getName().length() - suffix.length())
                : owner.getKind() + " " + owner.getName();
    }

    static Budget budget(PodDisruptionBudget budget) {
        var status = budget.getStatus();
        return new Budget(
                budget.getMetadata().getNamespace(),
                budget.getMetadata().getName(),
                rule(budget),
                requirements(budget.getSpec().getSelector()),
                status == null ? 0 : nonNull(status.getDisruptionsAllowed()),
                status == null ? 0 : nonNull(status.getCurrentHealthy()),
                status == null ? 0 : nonNull(status.getDesiredHealthy()),
                status == null ? 0 : nonNull(status.getExpectedPods()),
                exhaustedSince(budget));
    }

    private static String rule(PodDisruptionBudget budget) {
        var spec = budget.getSpec();
        return spec.getMaxUnavailable() != null
                ? "maxUnavailable " + text(spec.getMaxUnavailable())
                : "minAvailable " + (spec.getMinAvailable() == null ? "1" : text(spec.getMinAvailable()));
    }

    private static String text(IntOrString value) {
        return String.valueOf(value.getValue());
    }

    private static Instant exhaustedSince(PodDisruptionBudget budget) {
        if (budget.getStatus() == null) {
            return null;
        }
        return nonNull(budget.getStatus().getConditions()).stream()
                .filter(condition -> condition.getType().equals("DisruptionAllowed")
                        && condition.getStatus().equals("False"))
                .map(condition -> instant(condition.getLastTransitionTime()))
                .findFirst()
                .orElse(null);
    }

    /** An empty selector is for all pods of the namespace, none at all for no pod. */
    private static List<Requirement> requirements(LabelSelector selector) {
        if (selector == null) {
            return null;
        }
        var requirements = new ArrayList<Requirement>();
        nonNull(selector.getMatchLabels())
                .forEach((key, value) -> requirements.add(new Requirement(key, "In", Set.of(value))));
        nonNull(selector.getMatchExpressions())
                .forEach(each -> requirements.add(
                        new Requirement(each.getKey(), each.getOperator(), Set.copyOf(nonNull(each.getValues())))));
        return requirements;
    }

    private static Instant instant(String time) {
        return time == null || time.isEmpty() ? null : Instant.parse(time);
    }

    private static int nonNull(Integer number) {
        return number == null ? 0 : number;
    }

    private static <T> List<T> nonNull(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static Map<String, String> nonNull(Map<String, String> map) {
        return map == null ? Map.of() : map;
    }
}
