package dev.kubeone.activities.kubernetes;

import dev.kubeone.model.facts.ApiFacts;
import dev.kubeone.model.facts.ApiFacts.NodeFacts;
import dev.kubeone.model.manifest.Taint;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads facts from the API. */
final class ApiReading {
    private static final List<String> CONTROL_PLANE =
            List.of("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler");
    private static final String CONTROL_PLANE_LABEL = "node-role.kubernetes.io/control-plane";

    private final KubernetesClient client;

    ApiReading(KubernetesClient client) {
        this.client = client;
    }

    ApiFacts facts() {
        var version = client.getKubernetesVersion().getGitVersion().replaceFirst("^v", "");
        var nodes =
                client.nodes().list().getItems().stream().map(ApiReading::node).toList();
        var state = client.configMaps()
                .inNamespace(FabricClusterApi.SYSTEM)
                .withName(FabricClusterApi.STATE)
                .get();
        var etcd =
                client
                        .pods()
                        .inNamespace(FabricClusterApi.SYSTEM)
                        .withLabel("component", "etcd")
                        .list()
                        .getItems()
                        .stream()
                        .filter(ApiReading::ready)
                        .map(pod -> pod.getSpec().getNodeName())
                        .sorted()
                        .toList();
        return new ApiFacts(true, "", version, nodes, etcd, state == null ? Map.of() : nonNull(state.getData()));
    }

    Optional<String> whyStaticPodsNotReady(String node) {
        return whyStaticPods(node, ApiReading::ready, "is not ready");
    }

    Optional<String> whyStaticPodsNotRunning(String node) {
        return whyStaticPods(node, ApiReading::running, "does not run");
    }

    private Optional<String> whyStaticPods(String node, Predicate<Pod> well, String otherwise) {
        for (var component : CONTROL_PLANE) {
            var name = component + "-" + node;
            var pod = client.pods()
                    .inNamespace(FabricClusterApi.SYSTEM)
                    .withName(name)
                    .get();
            if (pod == null) {
                return Optional.of("pod " + name + " does not exist");
            }
            if (!well.test(pod)) {
                return Optional.of("pod " + name + " " + otherwise);
            }
        }
        return Optional.empty();
    }

    Optional<String> leaseRenewal(String component) {
        var lease = client.leases()
                .inNamespace(FabricClusterApi.SYSTEM)
                .withName(component)
                .get();
        return Optional.ofNullable(lease)
                .map(Lease::getSpec)
                .filter(spec -> spec.getHolderIdentity() != null
                        && !spec.getHolderIdentity().isEmpty())
                .map(spec -> spec.getHolderIdentity() + " at " + spec.getRenewTime());
    }

    private static NodeFacts node(Node node) {
        var labels = nonNull(node.getMetadata().getLabels());
        var ready = node.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
        return new NodeFacts(
                node.getMetadata().getName(),
                ready,
                labels.containsKey(CONTROL_PLANE_LABEL),
                !Boolean.TRUE.equals(node.getSpec().getUnschedulable()),
                node.getStatus().getNodeInfo().getKubeletVersion().replaceFirst("^v", ""),
                node.getStatus().getAddresses().stream()
                        .map(NodeAddress::getAddress)
                        .toList(),
                labels,
                nonNull(node.getMetadata().getAnnotations()),
                taints(node));
    }

    private static List<Taint> taints(Node node) {
        return node.getSpec().getTaints().stream()
                .map(taint ->
                        new Taint(taint.getKey(), Objects.requireNonNullElse(taint.getValue(), ""), taint.getEffect()))
                .toList();
    }

    Optional<String> whyNodeNotReady(String name) {
        var node = client.nodes().withName(name).get();
        if (node == null) {
            return Optional.of("there is no node " + name);
        }
        return node(node).ready() ? Optional.empty() : Optional.of("the node is not Ready");
    }

    private static boolean ready(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }

    private static boolean running(Pod pod) {
        var containers = pod.getStatus().getContainerStatuses();
        return !containers.isEmpty()
                && containers.stream()
                        .allMatch(container -> container.getState() != null
                                && container.getState().getRunning() != null);
    }

    private static Map<String, String> nonNull(Map<String, String> map) {
        return map == null ? Map.of() : map;
    }
}
