package dev.kubeone.activities.sequence;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.Step;
import dev.kubeone.activities.steps.CheckControlPlane;
import dev.kubeone.activities.steps.DrainNode;
import dev.kubeone.activities.steps.RemoveNode;
import dev.kubeone.activities.steps.ResetHost;
import dev.kubeone.model.facts.ApiFacts.NodeFacts;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes hosts that are not in the manifest any more out of a running cluster: drained as the manifest says, then reset,
 * the Node object last so that a run that was broken off finds them again. Control planes go one at a time, and only
 * while every etcd member runs, so that those that stay are always a majority.
 */
final class LeavingHosts {
    private static final DrainNode DRAIN = new DrainNode();
    private static final ResetHost RESET = new ResetHost();
    private static final RemoveNode REMOVE_NODE = new RemoveNode();
    private static final CheckControlPlane GATE = new CheckControlPlane();

    private final Wanted wanted;

    LeavingHosts(Wanted wanted) {
        this.wanted = wanted;
    }

    /** Why a node stays although its host is not in the manifest. */
    record Stays(String sentence, String next) {}

    static Stream<Step> steps() {
        return Stream.of(DRAIN, RESET, REMOVE_NODE);
    }

    /** How many etcd members there are while the cluster has control planes that the manifest does not name. */
    static int members(Wanted wanted) {
        var gone = wanted.leaving().stream().filter(LeavingHosts::hasLeftEtcd).count();
        var unlisted = wanted.unlisted().nodes().stream()
                .filter(NodeFacts::controlPlane)
                .count();
        return wanted.controlPlanes().size() + (int) (unlisted - gone);
    }

    /** A control plane that an earlier run has reset, and whose Node object it has not removed. */
    private static boolean hasLeftEtcd(HostView host) {
        return host.controlPlane()
                && host.facts().reachable()
                && !host.facts().cluster().etcdData();
    }

    void outline(OutlineBuilder outline) {
        var leaving = wanted.leaving().stream()
                .filter(host -> whyStays(host.node()).isEmpty())
                .toList();
        var workers = outline.stage("Remove workers that are not in the manifest");
        leaving.stream()
                .filter(host -> !host.controlPlane())
                .forEach(host -> leave(workers.lane(host.name()), host).end());
        workers.end();
        var members = members(wanted);
        var witness = wanted.controlPlanesLeaderFirst().get(0);
        for (var host : leaving.stream().filter(HostView::controlPlane).toList()) {
            members -= hasLeftEtcd(host) ? 0 : 1;
            var stage = outline.stage("Remove control plane " + host.name() + ", which is not in the manifest");
            leave(stage.lane(host.name()), host)
                    .planned(GATE.planned(witness, members, host))
                    .end()
                    .end();
        }
    }

    private OutlineBuilder.LaneBuilder leave(OutlineBuilder.LaneBuilder lane, HostView host) {
        return lane.planned(DRAIN.planned(wanted, host, "the host is not in the manifest any more"))
                .planned(RESET.leaving(wanted, host))
                .planned(REMOVE_NODE.needed(wanted, host));
    }

    /** Empty for a node that leaves. */
    Optional<Stays> whyStays(NodeFacts node) {
        if (!wanted.removesHosts()) {
            return stays(
                    "", "put its host into the manifest, or take it away with kubeone-client apply --remove-hosts");
        }
        var unknown = wanted.unlisted().unknownHost();
        if (unknown.isPresent()) {
            return stays(
                    " and stays: " + unknown.get() + " does not answer, and the node may be its own",
                    "bring " + unknown.get() + " back, or give it a hostname in the manifest");
        }
        return wanted.leaving().stream()
                .filter(host -> host.nodeName().equals(node.name()))
                .findFirst()
                .map(this::whyStays)
                .orElseGet(() -> stays(" and has no address", "drain and delete the node by hand"));
    }

    private Optional<Stays> whyStays(HostView host) {
        var facts = host.facts();
        if (!facts.reachable()) {
            return stays(
                    " and stays: " + host.config().publicAddress() + " does not answer: "
                            + facts.unreachable().why(),
                    facts.unreachable().next() + "; if it is gone for good: "
                            + (host.controlPlane() ? "etcdctl member remove, then " : "") + "kubectl delete node "
                            + host.nodeName());
        }
        if (facts.cluster().any()
                && !facts.cluster().owner().equals(wanted.manifest().name())) {
            return stays(
                    " and stays: the host at " + host.config().publicAddress() + " does not carry this cluster's mark",
                    "drain and delete the node, and run kubeadm reset on its host");
        }
        return host.controlPlane() ? whyControlPlaneStays(host) : Optional.empty();
    }

    private Optional<Stays> whyControlPlaneStays(HostView host) {
        var address = wanted.manifest().apiEndpoint().host();
        if (host.node().addresses().contains(address)) {
            return stays(
                    " and stays: the cluster's API is reached through its address " + address,
                    "give apiEndpoint.host an address that stays, such as a load balancer's");
        }
        var leaving = wanted.leaving().stream().filter(HostView::controlPlane).filter(other -> !hasLeftEtcd(other));
        var ill = Stream.concat(wanted.controlPlanes().stream(), leaving)
                .filter(other -> !wanted.facts().api().etcdMembers().contains(other.nodeName()))
                .findFirst();
        return ill.flatMap(other -> stays(
                " and stays: the etcd member of " + other.name() + " does not run, and no other may leave meanwhile",
                "mend " + other.name() + " first"));
    }

    private static Optional<Stays> stays(String sentence, String next) {
        return Optional.of(new Stays(sentence, next));
    }
}
