package dev.kubeone.simulation;

import dev.kubeone.model.manifest.Taint;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What of a cluster is not on its hosts: what was asked of its API.
 *
 * @param applied digest of what was recorded as applied, by addon
 * @param objects digest of each object applied, by kind, namespace and name
 * @param deployments when each was made, by namespace and name
 * @param podNetworkSinceMs when a pod network was applied, or 0
 * @param nodes labels, annotations and taints that were set, by node
 * @param tokens until when each join token holds, by its digest
 * @param probes probe pods by node
 */
record ClusterRecord(
        Map<String, String> applied,
        Map<String, String> objects,
        Map<String, Long> deployments,
        long podNetworkSinceMs,
        Map<String, NodeSettings> nodes,
        Map<String, Long> tokens,
        Map<String, Probe> probes) {
    static final ClusterRecord EMPTY = new ClusterRecord(Map.of(), Map.of(), Map.of(), 0, Map.of(), Map.of(), Map.of());

    ClusterRecord {
        applied = Map.copyOf(applied);
        objects = Map.copyOf(objects);
        deployments = Map.copyOf(deployments);
        nodes = Map.copyOf(nodes);
        tokens = Map.copyOf(tokens);
        probes = Map.copyOf(probes);
    }

    record NodeSettings(Map<String, String> labels, Map<String, String> annotations, List<Taint> taints) {
        NodeSettings {
            labels = Map.copyOf(labels);
            annotations = Map.copyOf(annotations);
            taints = List.copyOf(taints);
        }
    }

    record Probe(String uid, long sinceMs) {}

    ClusterRecord withApplied(Map<String, String> changed) {
        return new ClusterRecord(changed, objects, deployments, podNetworkSinceMs, nodes, tokens, probes);
    }

    ClusterRecord withObjects(Map<String, String> changed, Map<String, Long> made, long podNetwork) {
        return new ClusterRecord(applied, changed, made, podNetwork, nodes, tokens, probes);
    }

    ClusterRecord withNodes(Map<String, NodeSettings> changed) {
        return new ClusterRecord(applied, objects, deployments, podNetworkSinceMs, changed, tokens, probes);
    }

    ClusterRecord withTokens(Map<String, Long> changed) {
        return new ClusterRecord(applied, objects, deployments, podNetworkSinceMs, nodes, changed, probes);
    }

    ClusterRecord withProbes(Map<String, Probe> changed) {
        return new ClusterRecord(applied, objects, deployments, podNetworkSinceMs, nodes, tokens, changed);
    }

    static ClusterRecord read(StateFolder folder, String cluster) {
        return StateFolder.read(folder.cluster(cluster).resolve("cluster.json"), ClusterRecord.class)
                .orElse(EMPTY);
    }

    static void change(StateFolder folder, String cluster, UnaryOperator<ClusterRecord> change) {
        var home = folder.cluster(cluster);
        new FolderLock(home).locked(() -> {
            var before = read(folder, cluster);
            var after = change.apply(before);
            if (!after.equals(before)) {
                StateFolder.write(home.resolve("cluster.json"), after);
            }
            return after;
        });
    }
}
