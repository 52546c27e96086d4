package dev.kubeone.model.terraform;

import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.YamlPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/** What is said once for all control planes: which of them leads, and whether they take ordinary pods. */
final class ControlPlaneHosts {
    private ControlPlaneHosts() {}

    static List<Node> marked(List<Node> hosts, Attributes group, Findings findings) {
        List<Node> marked = new ArrayList<>(hosts);
        group.get("leader_ip").ifPresent(leader -> lead(marked, leader, group.path(), findings));
        group.get("untaint").ifPresent(value -> untaint(marked, value, group.path(), findings));
        return marked;
    }

    private static void lead(List<Node> hosts, Node leader, YamlPath path, Findings findings) {
        String address = Trees.textOf(leader);
        boolean found = false;
        for (int i = 0; i < hosts.size() && !found; i++) {
            found = is(hosts.get(i), "publicAddress", address) || is(hosts.get(i), "privateAddress", address);
            if (found) {
                Node yes = Trees.scalar(Tag.BOOL, "true", leader.getStartMark());
                hosts.set(i, Trees.put(hosts.get(i), List.of("isLeader"), yes));
            }
        }
        if (!found) {
            findings.warning(path.child("leader_ip"), leader, "is no control plane's address; the first one leads");
        }
    }

    private static boolean is(Node host, String field, String address) {
        Optional<Node> value = Trees.get(host, field);
        return value.map(Trees::textOf).filter(address::equals).isPresent();
    }

    private static void untaint(List<Node> hosts, Node value, YamlPath path, Findings findings) {
        if (!Tag.BOOL.equals(value.getTag())) {
            findings.problem(
                    path.child("untaint"), value, "expected true or false, got " + Attributes.found(value), "");
        } else if (Trees.textOf(value).equals("true")) {
            Node none = Trees.list(List.of(), value.getStartMark());
            hosts.replaceAll(host -> Trees.put(host, List.of("taints"), none));
        }
    }
}
