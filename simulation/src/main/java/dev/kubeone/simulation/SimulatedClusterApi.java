package dev.kubeone.simulation;

import dev.kubeone.activities.kubernetes.Budget;
import dev.kubeone.activities.kubernetes.ClusterApi;
import dev.kubeone.activities.kubernetes.Cordon;
import dev.kubeone.activities.kubernetes.Eviction;
import dev.kubeone.activities.kubernetes.JobRun;
import dev.kubeone.activities.kubernetes.NodePod;
import dev.kubeone.activities.kubernetes.ServiceUrl;
import dev.kubeone.activities.kubernetes.Workload;
import dev.kubeone.activities.sequence.FindingTimes;
import dev.kubeone.hosts.Secret;
import dev.kubeone.model.facts.ApiFacts;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.Taint;
import dev.kubeone.simulation.ClusterRecord.NodeSettings;
import dev.kubeone.simulation.ClusterRecord.Probe;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The API of a cluster that is a model. */
final class SimulatedClusterApi implements ClusterApi {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SimulatedWorld world;
    private final ClusterView cluster;

    SimulatedClusterApi(SimulatedWorld world, String cluster) {
        this.world = world;
        this.cluster = world.cluster(cluster);
    }

    @Override
    public ApiFacts facts() {
        return cluster.facts();
    }

    @Override
    public int apply(String manifests) {
        var objects = AppliedObject.parse(manifests);
        var changed = objects.stream()
                .filter(object ->
                        !object.digest().equals(cluster.record().objects().get(object.key())))
                .count();
        change(record -> AppliedObject.into(record, objects, world.clock().nowMs()));
        return (int) changed;
    }

    @Override
    public List<String> differences(String manifests) {
        return AppliedObject.parse(manifests).stream()
                .filter(object ->
                        !object.digest().equals(cluster.record().objects().get(object.key())))
                .map(object -> object.key() + " differs")
                .toList();
    }

    @Override
    public void rememberFindings(Map<String, String> moments) {
        change(record -> {
            var applied = new TreeMap<>(record.applied());
            applied.keySet().removeIf(FindingTimes::isKey);
            applied.putAll(moments);
            return record.withApplied(applied);
        });
    }

    @Override
    public void recordApplied(String addon, String digest) {
        change(record -> record.withApplied(with(record.applied(), addon, digest)));
    }

    @Override
    public boolean setNodeMetadata(
            String node, Map<String, String> labels, Map<String, String> annotations, List<Taint> taints) {
        var member = cluster.node(node)
                .orElseThrow(() -> refused("set labels of node " + node, "nodes \"" + node + "\" not found"));
        var before = cluster.settings(member, cluster.record());
        var after = new NodeSettings(
                merged(before.labels(), labels),
                merged(before.annotations(), annotations),
                taints == null ? before.taints() : merged(before.taints(), taints));
        change(record -> record.withNodes(with(record.nodes(), node, after)));
        return !after.equals(before);
    }

    /** Nodes of the model are its members: one that was reset is none any more. */
    @Override
    public boolean removeNode(String node) {
        var there = cluster.node(node).isPresent();
        change(record -> record.withNodes(without(record.nodes(), node)));
        return there;
    }

    /** Of the real form, so that the same redaction holds; only its digest is kept. */
    @Override
    public Secret createJoinToken(Duration lifetime) {
        var letters = "0".repeat(22) + new BigInteger(110, RANDOM).toString(36);
        letters = letters.substring(letters.length() - 22);
        var token = new Secret(letters.substring(0, 6) + "." + letters.substring(6));
        var until = world.clock().nowMs() + lifetime.toMillis();
        change(record -> record.withTokens(with(record.tokens(), ClusterView.digest(token), until)));
        return token;
    }

    @Override
    public void deleteJoinToken(Secret token) {
        change(record -> record.withTokens(without(record.tokens(), ClusterView.digest(token))));
    }

    @Override
    public Optional<String> whyNotAvailable(String namespace, String deployment) {
        return cluster.whyNotAvailable(namespace + "/" + deployment);
    }

    @Override
    public Optional<String> whyStaticPodsNotReady(String node) {
        return cluster.node(node)
                .map(cluster::whyStaticPodsNotReady)
                .orElseGet(() -> Optional.of("pod etcd-" + node + " does not exist"));
    }

    @Override
    public Optional<String> whyStaticPodsNotRunning(String node) {
        return whyStaticPodsNotReady(node);
    }

    @Override
    public Optional<String> leaseRenewal(String component) {
        return Optional.of(component + " at " + world.clock().nowMs());
    }

    @Override
    public String startProbePod(String node, String image) {
        var fresh = new Probe(UUID.randomUUID().toString(), world.clock().nowMs());
        change(record ->
                record.probes().containsKey(node) ? record : record.withProbes(with(record.probes(), node, fresh)));
        return cluster.record().probes().get(node).uid();
    }

    @Override
    public Optional<String> whyProbePodNotRunning(String node) {
        return cluster.whyProbeNotRunning(node);
    }

    @Override
    public void deleteProbePod(String node) {
        change(record -> record.withProbes(without(record.probes(), node)));
    }

    @Override
    public Optional<String> whyNodeNotReady(String node) {
        return cluster.facts().nodes().stream().anyMatch(each -> each.name().equals(node) && each.ready())
                ? Optional.empty()
                : Optional.of("the node is not Ready");
    }

    @Override
    public Cordon cordon(String node, String drain) {
        var before = annotations(node);
        var cordon = drains().cordon(node, drain, before);
        var notes = new TreeMap<>(Map.of(Cordon.DRAINING, drain + " " + cordon.since()));
        if (cordon.ours()) {
            notes.put(Cordon.CORDONED, before.getOrDefault(Cordon.CORDONED, drain));
        }
        setNodeMetadata(node, Map.of(), notes, null);
        // The note first, so that a worker that dies in between is still known as the one who closed it.
        drains().close(node);
        return cordon;
    }

    @Override
    public boolean uncordon(String node) {
        var opened = drains().open(node, annotations(node));
        setNodeMetadata(node, Map.of(), Map.of(Cordon.DRAINING + "-", "", Cordon.CORDONED + "-", ""), null);
        return opened;
    }

    @Override
    public void forgetDrain(String node) {
        setNodeMetadata(node, Map.of(), Map.of(Cordon.DRAINING + "-", ""), null);
    }

    @Override
    public List<NodePod> podsOn(String node) {
        return drains().podsOn(node);
    }

    @Override
    public List<Workload> workloads() {
        var broken = world.clusterFaults().failing().keySet();
        return cluster.record().deployments().entrySet().stream()
                .map(entry -> new Workload(
                        "Deployment " + entry.getKey(),
                        1,
                        broken.contains("deployment " + entry.getKey())
                                        || cluster.whyNotAvailable(entry.getKey())
                                                .isPresent()
                                ? 0
                                : 1,
                        Instant.ofEpochMilli(entry.getValue())))
                .toList();
    }

    @Override
    public List<Budget> budgets() {
        return drains().budgets();
    }

    @Override
    public Eviction evict(NodePod pod) {
        return drains().evict(pod);
    }

    @Override
    public void deletePod(NodePod pod, boolean atOnce) {
        drains().delete(pod);
    }

    /** Nobody looks after simulated pods. */
    @Override
    public void warnOwners(String node, List<NodePod> pods, String why) {}

    private SimulatedDrains drains() {
        return new SimulatedDrains(world, cluster);
    }

    private Map<String, String> annotations(String node) {
        return cluster.node(node)
                .map(member -> cluster.settings(member, cluster.record()).annotations())
                .orElse(Map.of());
    }

    @Override
    public int serviceStatus(ServiceUrl service) {
        return gates().status(service);
    }

    @Override
    public JobRun startJob(String namespace, String cronJob, String name) {
        return gates().start(namespace, cronJob, name);
    }

    @Override
    public JobRun job(String namespace, String name) {
        return gates().look(namespace, name);
    }

    private SimulatedGates gates() {
        return new SimulatedGates(world, cluster.name());
    }

    /** The two that every cluster has, where kubeadm puts them: first and tenth of the subnet. */
    @Override
    public String serviceAddress(String namespace, String service) {
        var subnet = cluster.first(cluster.members()).membership().config().serviceSubnet();
        var network = subnet.substring(0, subnet.lastIndexOf('.') + 1);
        return switch (namespace + "/" + service) {
            case "default/kubernetes" -> network + "1";
            case "kube-system/kube-dns" -> network + "10";
            default -> throw refused("look up service " + service, "there is no service " + namespace + "/" + service);
        };
    }

    @Override
    public void close() {
        // Nothing is open between two calls.
    }

    private void change(UnaryOperator<ClusterRecord> change) {
        ClusterRecord.change(world.folder(), cluster.name(), change);
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        var changed = new TreeMap<>(map);
        changed.put(key, value);
        return changed;
    }

    private static <V> Map<String, V> without(Map<String, V> map, String key) {
        var changed = new TreeMap<>(map);
        changed.remove(key);
        return changed;
    }

    private static Map<String, String> merged(Map<String, String> seen, Map<String, String> wanted) {
        var merged = new TreeMap<>(seen);
        wanted.forEach((key, value) -> {
            if (key.endsWith("-")) {
                merged.remove(key.substring(0, key.length() - 1));
            } else {
                merged.put(key, value);
            }
        });
        return merged;
    }

    private static List<Taint> merged(List<Taint> seen, List<Taint> wanted) {
        var merged = new ArrayList<>(ClusterView.ofKubernetes(seen));
        merged.addAll(wanted);
        return merged;
    }

    private static OperatorException refused(String what, String why) {
        return new OperatorException(FailureKind.KUBERNETES_API, what, "", why, "look at the cluster");
    }
}
