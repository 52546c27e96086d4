package dev.kubeone.activities.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Reads what runs in the cluster for its users. */
final class WorkloadReading {
    private final KubernetesClient client;

    WorkloadReading(KubernetesClient client) {
        this.client = client;
    }

    List<Workload> workloads() {
        var deployments = client.apps().deployments().inAnyNamespace().list().getItems().stream()
                .map(each -> workload(
                        each,
                        each.getSpec().getReplicas(),
                        each.getStatus() == null ? null : each.getStatus().getAvailableReplicas()));
        var sets = client.apps().statefulSets().inAnyNamespace().list().getItems().stream()
                .map(each -> workload(
                        each,
                        each.getSpec().getReplicas(),
                        each.getStatus() == null ? null : each.getStatus().getAvailableReplicas()));
        return Stream.concat(deployments, sets).toList();
    }

    private static Workload workload(HasMetadata object, Integer wanted, Integer available) {
        var meta = object.getMetadata();
        return new Workload(
                object.getKind() + " " + meta.getNamespace() + "/" + meta.getName(),
                wanted == null ? 1 : wanted,
                available == null ? 0 : available,
                Instant.parse(meta.getCreationTimestamp()));
    }
}
