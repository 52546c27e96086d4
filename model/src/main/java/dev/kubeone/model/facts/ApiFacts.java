package dev.kubeone.model.facts;

import dev.kubeone.model.manifest.Taint;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the Kubernetes API says.
 *
 * @param reachable whether an API server answered
 * @param problem why none answered although one should have, or ""
 * @param version version of the API server that answered, without a leading v
 * @param etcdMembers names of etcd's members that are running
 * @param applied digest of what was last applied, by addon name
 * @param safety what decides whether the cluster can be worked on safely; observed for an upgrade
 * @param addonDrift how objects of an addon differ from its manifests, by addon name; observed for a reconcile
 */
public record ApiFacts(
        boolean reachable,
        String problem,
        String version,
        List<NodeFacts> nodes,
        List<String> etcdMembers,
        Map<String, String> applied,
        SafetyFacts safety,
        Map<String, List<String>> addonDrift) {
    public static final ApiFacts NONE = new ApiFacts(false, "", "", List.of(), List.of(), Map.of());

    public ApiFacts {
        nodes = List.copyOf(nodes);
        etcdMembers = List.copyOf(etcdMembers);
        applied = Collections.unmodifiableMap(new TreeMap<>(applied));
        // Older histories have none.
        safety = safety == null ? SafetyFacts.NONE : safety;
        addonDrift = addonDrift == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(addonDrift));
    }

    /** Without what only runs on a running cluster ask for. */
    public ApiFacts(
            boolean reachable,
            String problem,
            String version,
            List<NodeFacts> nodes,
            List<String> etcdMembers,
            Map<String, String> applied) {
        this(reachable, problem, version, nodes, etcdMembers, applied, SafetyFacts.NONE, Map.of());
    }

    public ApiFacts with(SafetyFacts observed) {
        return new ApiFacts(reachable, problem, version, nodes, etcdMembers, applied, observed, addonDrift);
    }

    public ApiFacts withAddonDrift(Map<String, List<String>> observed) {
        return new ApiFacts(reachable, problem, version, nodes, etcdMembers, applied, safety, observed);
    }

    /** How the objects of an addon differ from its manifests, in one text; "" if they do not. */
    public String driftOf(String addon) {
        return String.join("; ", addonDrift.getOrDefault(addon, List.of()));
    }

    /** A Node object. */
    public record NodeFacts(
            String name,
            boolean ready,
            boolean controlPlane,
            boolean schedulable,
            String kubeletVersion,
            List<String> addresses,
            Map<String, String> labels,
            Map<String, String> annotations,
            List<Taint> taints) {
        public NodeFacts {
            addresses = List.copyOf(addresses);
            labels = Collections.unmodifiableMap(new TreeMap<>(labels));
            annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
            taints = List.copyOf(taints);
        }
    }
}
