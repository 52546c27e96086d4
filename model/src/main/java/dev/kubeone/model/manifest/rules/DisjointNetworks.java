package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.ClusterNetwork;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.network.Cidr;
import dev.kubeone.model.network.IpAddress;
import dev.kubeone.model.schema.Findings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A packet to an address must have one place to go: pods, services and hosts keep apart. */
final class DisjointNetworks implements Rule {
    @Override
    public String sentence() {
        return "The pod network, the service network and the hosts' addresses do not overlap.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        List<Network> networks = networks(cluster.clusterNetwork());
        for (int i = 0; i < networks.size(); i++) {
            for (Network other : networks.subList(0, i)) {
                overlapping(networks.get(i), other, findings);
            }
        }
        for (PlacedHost placed : PlacedHost.of(cluster)) {
            String publicAddress = placed.host().publicAddress();
            String privateAddress = placed.host().privateAddress();
            outside(networks, placed.field("publicAddress"), publicAddress, findings);
            placed.host()
                    .ipv6Addresses()
                    .forEach(address -> outside(networks, placed.field("ipv6Addresses"), address, findings));
            if (!privateAddress.equals(publicAddress)) {
                outside(networks, placed.field("privateAddress"), privateAddress, findings);
            }
        }
    }

    private static List<Network> networks(ClusterNetwork network) {
        return Stream.of(
                        Network.of("pod network", "podSubnet", network.podSubnet()),
                        Network.of("pod network", "podSubnetIPv6", network.podSubnetIPv6()),
                        Network.of("service network", "serviceSubnet", network.serviceSubnet()),
                        Network.of("service network", "serviceSubnetIPv6", network.serviceSubnetIPv6()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static void overlapping(Network network, Network other, Findings findings) {
        if (network.range().overlaps(other.range())) {
            String both = "the " + network.name() + " overlaps the " + other.name();
            findings.problem("clusterNetwork." + network.field(), both, "Choose networks that do not overlap");
        }
    }

    private static void outside(List<Network> networks, String path, String address, Findings findings) {
        for (Network network : networks) {
            if (IpAddress.parse(address).filter(network.range()::contains).isPresent()) {
                String message = address + " is an address of the " + network.name();
                findings.problem(path, message, "Choose a network that no host is in");
            }
        }
    }

    private record Network(String name, String field, Cidr range) {
        static Optional<Network> of(String name, String field, String text) {
            return Cidr.parse(text).map(range -> new Network(name + " " + text, field, range));
        }
    }
}
