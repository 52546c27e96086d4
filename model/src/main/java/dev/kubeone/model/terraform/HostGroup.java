package dev.kubeone.model.terraform;

import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.Scalars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Hosts that share their settings: addresses are lists, everything else is said once for all of them. */
final class HostGroup {
    private static final String PUBLIC = "public_address";
    private static final String PRIVATE = "private_address";
    private static final String BASTION = "bastion";
    private static final String KUBELET = "kubelet";

    /** Lists with an entry for each host, and the fields they become. */
    private static final Map<String, String> BY_HOST = Map.of(
            PUBLIC,
            "publicAddress",
            PRIVATE,
            "privateAddress",
            "ipv6_addresses",
            "ipv6Addresses",
            "hostnames",
            "hostname",
            "ssh_hosts_keys",
            "sshHostPublicKey");

    /** Values for all hosts of the group, and the fields they become. */
    private static final Map<String, String> SHARED = Map.ofEntries(
            Map.entry("operating_system", "operatingSystem"),
            Map.entry("ssh_user", "sshUsername"),
            Map.entry("ssh_port", "sshPort"),
            Map.entry("ssh_private_key_file", "sshPrivateKeyFile"),
            Map.entry("ssh_cert_file", "sshCertFile"),
            Map.entry("ssh_agent_socket", "sshAgentSocket"),
            Map.entry(BASTION, "bastion"),
            Map.entry("bastion_port", "bastionPort"),
            Map.entry("bastion_user", "bastionUser"),
            Map.entry("bastion_host_key", "bastionHostPublicKey"),
            Map.entry("bastion_private_key_file", "bastionPrivateKeyFile"),
            Map.entry("labels", "labels"),
            Map.entry("annotations", "annotations"));

    private final Attributes group;
    private final Findings findings;

    HostGroup(Attributes group, Findings findings) {
        this.group = group;
        this.findings = findings;
    }

    /** Names of all attributes. */
    static Stream<String> names() {
        return Stream.of(BY_HOST.keySet(), SHARED.keySet(), List.of(KUBELET)).flatMap(names -> names.stream());
    }

    /** The hosts as a manifest writes them; none after telling why. */
    Optional<List<Node>> hosts() {
        List<String> names = BY_HOST.keySet().stream().sorted().toList();
        List<Optional<List<Node>>> lists = names.stream().map(group::list).toList();
        if (lists.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        List<Node> publics = items(names, lists, PUBLIC);
        List<Node> privates = items(names, lists, PRIVATE);
        if (!publics.isEmpty() && privates.size() > publics.size()) {
            String message = "has " + privates.size() + " entries, but " + PUBLIC + " has " + publics.size();
            findings.problem(group.path().child(PRIVATE), privates.get(publics.size()), message, "Give both or one");
            return Optional.empty();
        }
        List<NodeTuple> shared = shared();
        List<Node> leading = publics.isEmpty() ? privates : publics;
        List<Node> hosts = new ArrayList<>();
        for (int i = 0; i < leading.size(); i++) {
            List<NodeTuple> fields = new ArrayList<>();
            for (int list = 0; list < names.size(); list++) {
                add(fields, BY_HOST.get(names.get(list)), lists.get(list).orElseThrow(), i);
            }
            fields.addAll(shared);
            hosts.add(Trees.mapping(fields, leading.get(i).getStartMark()));
        }
        warnOfSurplus(items(names, lists, "hostnames"), hosts.size());
        return Optional.of(hosts);
    }

    private static List<Node> items(List<String> names, List<Optional<List<Node>>> lists, String name) {
        return lists.get(names.indexOf(name)).orElseThrow();
    }

    private static void add(List<NodeTuple> fields, String field, List<Node> values, int index) {
        if (index < values.size() && !Scalars.isNull(values.get(index))) {
            fields.add(field(field, values.get(index)));
        }
    }

    private List<NodeTuple> shared() {
        boolean direct = group.get(BASTION).isEmpty();
        List<NodeTuple> fields = new ArrayList<>();
        SHARED.keySet().stream()
                .sorted()
                // Modules give the bastion's port and user even where there is no bastion.
                .filter(name -> !direct || !name.startsWith(BASTION))
                .forEach(name -> group.get(name).ifPresent(value -> fields.add(field(SHARED.get(name), value))));
        group.get(KUBELET)
                .flatMap(value -> KubeletSettings.of(value, group.path().child(KUBELET), findings))
                .ifPresent(value -> fields.add(field("kubelet", value)));
        return fields;
    }

    private void warnOfSurplus(List<Node> hostnames, int hosts) {
        if (hostnames.size() > hosts) {
            findings.warning(
                    group.path().child("hostnames"),
                    hostnames.get(hosts),
                    "has " + hostnames.size() + " entries for " + hosts + " addresses; the rest is not used");
        }
    }

    private static NodeTuple field(String name, Node value) {
        return new NodeTuple(Trees.text(name, value.getStartMark()), value);
    }
}
