package dev.kubeone.activities.sequence;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Step;
import dev.kubeone.activities.steps.EndPods;
import dev.kubeone.activities.steps.EtcdShrinking;
import dev.kubeone.activities.steps.RemoveNode;
import dev.kubeone.activities.steps.ResetHost;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes a cluster away: workers side by side, then control planes one by one, the leader last of all. Hosts that do not
 * answer come at the end; they are named, tried once more and left out.
 */
public final class ResetSequence implements Sequence {
    private static final RemoveNode REMOVE_NODE = new RemoveNode();
    private static final ResetHost RESET = new ResetHost();

    @Override
    public Stream<Step> steps() {
        return Stream.of(EndPods.step(), REMOVE_NODE, RESET);
    }

    @Override
    public Outline outline(Wanted wanted) {
        var outline = new OutlineBuilder(wanted);
        workers(wanted, outline);
        controlPlanes(wanted, outline);
        silent(wanted, outline);
        return outline.outline();
    }

    private static void workers(Wanted wanted, OutlineBuilder outline) {
        var stage = outline.stage("Remove workers");
        for (var host : answering(wanted.workers())) {
            stage.lane(host.name())
                    .planned(EndPods.needed(wanted, host))
                    .hostSteps(List.of(REMOVE_NODE, RESET), host)
                    .end();
        }
        stage.end();
    }

    private static void controlPlanes(Wanted wanted, OutlineBuilder outline) {
        var stage = outline.stage("Remove control planes");
        var oneByOne = stage.lane("control planes, one by one");
        var order = leaderLast(wanted);
        var etcd = new EtcdShrinking(wanted, order);
        for (var host : order) {
            oneByOne.planned(RESET.needed(wanted, host, etcd.leaves(host)));
        }
        oneByOne.end().end();
    }

    private static void silent(Wanted wanted, OutlineBuilder outline) {
        List<HostStep> steps = List.of(RESET);
        var hosts = wanted.hosts().stream()
                .filter(host -> !host.facts().reachable())
                .toList();
        outline.stage("Hosts that do not answer").eachHost(hosts, steps).end();
    }

    private static List<HostView> answering(List<HostView> hosts) {
        return hosts.stream().filter(host -> host.facts().reachable()).toList();
    }

    /** Leases and the API's credentials stay with the leader to the end. */
    private static List<HostView> leaderLast(Wanted wanted) {
        var order = new ArrayList<>(answering(wanted.controlPlanesLeaderFirst()));
        Collections.reverse(order);
        return order;
    }
}
