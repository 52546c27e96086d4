package dev.kubeone.activities.sequence;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.facts.ApiFacts.NodeFacts;
import dev.kubeone.model.plan.DriftKind;
import dev.kubeone.model.plan.Finding;
import dev.kubeone.model.plan.PlannedStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is not right and is for a person to decide, with what would be safe. */
final class ClusterFindings {
    private static final Duration SOON = Duration.ofDays(30);

    private final Wanted wanted;
    private final LeavingHosts leaving;
    private final List<Finding> findings = new ArrayList<>();

    private ClusterFindings(Wanted wanted) {
        this.wanted = wanted;
        this.leaving = new LeavingHosts(wanted);
    }

    static List<Finding> of(Wanted wanted) {
        var cluster = new ClusterFindings(wanted);
        wanted.hosts().forEach(cluster::host);
        if (wanted.facts().api().reachable()) {
            wanted.hosts().stream().filter(HostView::member).forEach(cluster::node);
            wanted.controlPlanes().stream().filter(HostView::member).forEach(cluster::etcd);
            wanted.unlisted().nodes().forEach(cluster::unknown);
        } else {
            cluster.found(
                    "api",
                    DriftKind.nodes,
                    PlannedStep.CLUSTER,
                    "the Kubernetes API does not answer: "
                            + wanted.facts().api().problem(),
                    "see to the control planes first; labels and addons were not looked at");
        }
        return cluster.findings;
    }

    private void host(HostView host) {
        var facts = host.facts();
        if (!facts.reachable()) {
            found(
                    "silent",
                    DriftKind.hosts,
                    host.name(),
                    "it does not answer: " + facts.unreachable().why(),
                    facts.unreachable().next());
        } else if (!host.member()) {
            found(
                    "member",
                    DriftKind.hosts,
                    host.name(),
                    "the host is in the manifest and no node of the cluster",
                    "kubeone-client apply -m FILE adds it");
        } else if (facts.components().certificatesHoldSeconds() < SOON.toSeconds()) {
            found(
                    "certificates",
                    DriftKind.certificates,
                    host.name(),
                    "certificates end in "
                            + Duration.ofSeconds(facts.components().certificatesHoldSeconds())
                                    .toDays()
                            + " days",
                    "an upgrade renews them; without one: kubeadm certs renew all on the host, then restart its"
                            + " control plane");
        }
    }

    private void node(HostView host) {
        if (host.node() == null) {
            found(
                    "node",
                    DriftKind.nodes,
                    host.name(),
                    "its Node object " + host.nodeName() + " is missing",
                    "restart the kubelet on the host: it registers again");
        } else if (!host.node().ready()) {
            found(
                    "ready",
                    DriftKind.nodes,
                    host.name(),
                    "the node is not Ready",
                    "kubectl describe node " + host.nodeName() + "; journalctl -u kubelet on the host");
        }
    }

    private void etcd(HostView host) {
        if (!wanted.facts().api().etcdMembers().contains(host.nodeName())) {
            var whole = wanted.controlPlanes().size();
            found(
                    "etcd",
                    DriftKind.etcd,
                    host.name(),
                    "its etcd member does not run or is not ready",
                    "see its log under /var/log/pods on the host; with " + whole + " members " + (whole - 1) / 2
                            + " may be lost before the cluster stops");
        }
    }

    private void unknown(NodeFacts node) {
        var why = leaving.whyStays(node);
        if (why.isPresent()) {
            found(
                    "unknown/" + node.name(),
                    DriftKind.nodes,
                    PlannedStep.CLUSTER,
                    "node " + node.name() + " is of no host in the manifest"
                            + why.get().sentence(),
                    why.get().next());
        }
    }

    private void found(String what, DriftKind kind, String host, String sentence, String next) {
        var id = host + "/" + what;
        findings.add(new Finding(id, kind, host, sentence, next, FindingTimes.since(wanted, id)));
    }
}
