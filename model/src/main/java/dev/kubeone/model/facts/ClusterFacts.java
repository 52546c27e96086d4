package dev.kubeone.model.facts;

import java.util.List;
import java.util.Optional;

/**
 * Everything that was observed for one plan.
 *
 * @param hosts one entry a host of the manifest, in its order; then those of hosts that are to leave the cluster
 * @param api what the Kubernetes API says; {@link ApiFacts#NONE} when there is no cluster yet
 */
public record ClusterFacts(List<HostFacts> hosts, ApiFacts api) {
    public ClusterFacts {
        hosts = List.copyOf(hosts);
    }

    public Optional<HostFacts> host(String displayName) {
        return hosts.stream().filter(facts -> facts.host().equals(displayName)).findFirst();
    }
}
