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
        if (networks.size() == 2
                && networks.get(0).range().overlaps(networks.get(1).range())) {
            String both = "the " + networks.get(1).name() + " overlaps the "
                    + networks.get(0).name();
            findings.problem("clusterNetwork.serviceSubnet", both, "Choose networks that do not overlap");
        }
        for (PlacedHost placed : PlacedHost.of(cluster)) {
            String publicAddress = placed.host().publicAddress();
            String privateAddress = placed.host().privateAddress();
            outside(networks, placed.field("publicAddress"), publicAddress, findings);
            if (!privateAddress.equals(publicAddress)) {
                outside(networks, placed.field("privateAddress"), privateAddress, findings);
            }
        }
    }

    private static List<Network> networks(ClusterNetwork network) {
        return Stream.of(
                        Network.of("pod network", network.podSubnet()),
                        Network.of("service network", network.serviceSubnet()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static void outside(List<Network> networks, String path, String address, Findings findings) {
        for (Network network : networks) {
            if (IpAddress.parse(address).filter(network.range()::contains).isPresent()) {
                String message = address + " is an address of the " + network.name();
                findings.problem(path, message, "Choose a network that no host is in");
            }
        }
    }

    private record Network(String name, Cidr range) {
        static Optional<Network> of(String name, String text) {
            return Cidr.parse(text).map(range -> new Network(name + " " + text, range));
        }
    }
}
