package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.network.IpAddress;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.Shown;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * No two hosts share an address or a name. Several hosts may share a public address if their SSH ports differ, as behind
 * a router.
 */
final class DistinctHosts implements Rule {
    @Override
    public String sentence() {
        return "No two hosts share a `publicAddress` (with its `sshPort`), `privateAddress`, IPv6 address or `hostname`.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        List<PlacedHost> hosts = PlacedHost.of(cluster);
        Set<String> told = new HashSet<>();
        unique(hosts, "hostname", host -> List.of(host.hostname()), new HashSet<>(), findings);
        unique(hosts, "publicAddress", host -> List.of(dialled(host)), told, findings);
        // A private address may only stand in for an absent one: then the public address has told it already.
        unique(hosts, "privateAddress", host -> List.of(host.privateAddress()), told, findings);
        unique(hosts, "ipv6Addresses", HostConfig::ipv6Addresses, new HashSet<>(), findings);
    }

    private static void unique(
            List<PlacedHost> hosts,
            String field,
            Function<HostConfig, List<String>> values,
            Set<String> told,
            Findings findings) {
        Map<Object, String> owners = new HashMap<>();
        for (PlacedHost placed : hosts) {
            for (String value : values.apply(placed.host())) {
                String owner = value.isEmpty() ? null : owners.putIfAbsent(same(value), placed.path());
                if (owner != null && !findings.unread(placed.field(field)) && told.add(owner + " " + placed.path())) {
                    String message = owner + " has the same " + field + " " + Shown.quoted(value);
                    findings.problem(placed.field(field), message, "");
                }
            }
        }
    }

    private static String dialled(HostConfig host) {
        boolean standard = host.publicAddress().isEmpty() || host.sshPort() == 22;
        return standard ? host.publicAddress() : host.publicAddress() + " port " + host.sshPort();
    }

    /** Addresses are the same if they mean the same: {@code ::1} and {@code 0:0::1}. */
    private static Object same(String value) {
        return IpAddress.parse(value).<Object>map(address -> address).orElse(value);
    }
}
