package dev.kubeone.activities.sequence;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.UpgradePath;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.planning.WorkerGroups;
import dev.kubeone.activities.step.ClusterStep;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Step;
import dev.kubeone.activities.steps.CheckComponents;
import dev.kubeone.activities.steps.CheckControlPlane;
import dev.kubeone.activities.steps.CheckHttp;
import dev.kubeone.activities.steps.CheckJob;
import dev.kubeone.activities.steps.CheckWorkloads;
import dev.kubeone.activities.steps.ConfigureRepositories;
import dev.kubeone.activities.steps.DrainNode;
import dev.kubeone.activities.steps.FindVersion;
import dev.kubeone.activities.steps.KubeadmUpgradeApply;
import dev.kubeone.activities.steps.KubeadmUpgradeNode;
import dev.kubeone.activities.steps.PrefetchUpgrade;
import dev.kubeone.activities.steps.RecordFiles;
import dev.kubeone.activities.steps.SnapshotEtcd;
import dev.kubeone.activities.steps.UncordonNode;
import dev.kubeone.activities.steps.UpgradeKubeadm;
import dev.kubeone.activities.steps.UpgradeKubelet;
import dev.kubeone.model.plan.Part;
import dev.kubeone.model.plan.PlannedStep;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Moves a cluster to the manifest's version. The lists are the whole story: a new step is a line in one of them. */
public final class UpgradeSequence implements Sequence {

    /** On all hosts side by side, before anything stops: nothing waits for a download later. */
    private static final List<HostStep> FETCH =
            List.of(new ConfigureRepositories(), new UpgradeKubeadm(), new PrefetchUpgrade());

    private static final List<ClusterStep> SNAPSHOT = List.of(new SnapshotEtcd());
    private static final List<HostStep> FIRST_CONTROL_PLANE =
            List.of(new KubeadmUpgradeApply(), new CheckControlPlane());
    private static final List<HostStep> OTHER_CONTROL_PLANES =
            List.of(new KubeadmUpgradeNode(), new CheckControlPlane());
    private static final List<HostStep> KUBELET = List.of(new DrainNode(), new UpgradeKubelet());
    private static final CheckControlPlane WHOLE = new CheckControlPlane();
    private static final List<HostStep> BACK = List.of(new UncordonNode(), new RecordFiles());
    private static final List<HostStep> WORKER = List.of(
            new KubeadmUpgradeNode(), new DrainNode(), new UpgradeKubelet(), new UncordonNode(), new RecordFiles());
    /** A worker that needs one of these belongs to a batch. */
    private static final List<HostStep> MOVES = List.of(new UpgradeKubelet(), new UncordonNode());

    private static final CheckWorkloads GATE = new CheckWorkloads();
    private static final CheckHttp HTTP = new CheckHttp();
    private static final CheckJob JOB = new CheckJob();
    private static final List<ClusterStep> CHECK_CLUSTER = List.of(new CheckComponents());

    private static final FindVersion FIND = new FindVersion();
    private static final List<HostStep> PROGRAMS = List.of(new ConfigureRepositories(), new UpgradeKubeadm());
    private static final PrefetchUpgrade PREFETCH = new PrefetchUpgrade();

    @Override
    public Stream<Step> steps() {
        return Stream.of(
                        List.of(FIND),
                        FETCH,
                        SNAPSHOT,
                        FIRST_CONTROL_PLANE,
                        OTHER_CONTROL_PLANES,
                        KUBELET,
                        List.of(WHOLE),
                        BACK,
                        WORKER,
                        List.of(GATE, HTTP, JOB),
                        CHECK_CLUSTER)
                .flatMap(List::stream);
    }

    /** The way's parts, each planned from what will be seen when the one before is behind. */
    @Override
    public Outline outline(Wanted wanted) {
        var outline = new OutlineBuilder(wanted).rollout(WorkerGroups.rollout(wanted.manifest()));
        var path = UpgradePath.of(wanted);
        gatesHold(wanted, outline);
        find(wanted, path, outline);
        var picture = wanted;
        for (var hop : path.hops()) {
            var at = picture.to(hop.version());
            var last = hop.version().equals(wanted.version());
            outline.at(at, last ? "" : hop.version());
            part(at, hop, path.throughOthers() ? " to " + hop.version() : "", outline);
            picture = at.after(hop);
        }
        return outline.outline();
    }

    /** Where several releases lie on the way, each is looked for before anything moves. */
    private static void find(Wanted wanted, UpgradePath path, OutlineBuilder outline) {
        if (!path.throughOthers()) {
            return;
        }
        var stage = outline.stage("Find every version on the way: "
                + String.join(
                        ", ", path.hops().stream().map(UpgradePath.Hop::version).toList()));
        for (var host : wanted.hosts()) {
            var lane = stage.lane(host.name());
            for (var hop : path.hops()) {
                var at = wanted.to(hop.version());
                outline.at(at, hop.version().equals(wanted.version()) ? "" : hop.version());
                lane.planned(hop.movesKubelets() ? FIND.needed(at, host) : FIND.passing(at, host));
            }
            lane.end();
        }
        stage.end();
    }

    private static void part(Wanted at, UpgradePath.Hop hop, String to, OutlineBuilder outline) {
        fetch(at, hop, outline);
        controlPlane(at, to, outline);
        if (hop.movesKubelets()) {
            kubelets(at, to, outline);
            workers(at, to, outline);
        }
        if (!outline.nothingYet()) {
            outline.stage("Check the cluster" + (to.isEmpty() ? "" : " at " + at.version()))
                    .lane("cluster")
                    .clusterSteps(CHECK_CLUSTER)
                    .end()
                    .end();
        }
    }

    private static void fetch(Wanted wanted, UpgradePath.Hop hop, OutlineBuilder outline) {
        var where = hop.movesKubelets() ? "all hosts" : "the control planes";
        var stage = outline.stage("Fetch " + wanted.version() + " on " + where + ", keep a snapshot");
        if (hop.movesKubelets()) {
            stage.eachHost(wanted.hosts(), FETCH);
        } else {
            for (var host : wanted.controlPlanes()) {
                stage.lane(host.name())
                        .hostSteps(PROGRAMS, host)
                        .planned(PREFETCH.passing(wanted, host))
                        .end();
            }
        }
        stage.lane("etcd").clusterSteps(SNAPSHOT).end().end();
    }

    /** One member at a time, each whole again before the next moves. */
    private static void controlPlane(Wanted wanted, String to, OutlineBuilder outline) {
        for (var host : wanted.controlPlanesLeaderFirst()) {
            outline.stage("Upgrade control plane " + host.name() + to)
                    .lane(host.name())
                    .hostSteps(leads(wanted, host) ? FIRST_CONTROL_PLANE : OTHER_CONTROL_PLANES, host)
                    .end()
                    .end(Part.CONTROL_PLANE);
        }
    }

    /** Only when every API server is new: no kubelet may be newer than any of them. */
    private static void kubelets(Wanted wanted, String to, OutlineBuilder outline) {
        for (var host : wanted.controlPlanesLeaderFirst()) {
            outline.stage("Upgrade the kubelet of control plane " + host.name() + to)
                    .lane(host.name())
                    .hostSteps(KUBELET, host)
                    .planned(WHOLE.afterKubelet(wanted, host))
                    .hostSteps(BACK, host)
                    .end()
                    .end(Part.CONTROL_PLANE);
        }
    }

    /** Batch by batch; the next one starts only when workloads are well again. */
    private static void workers(Wanted wanted, String to, OutlineBuilder outline) {
        outline.stage("Upgrade workers" + to).eachHost(toMove(wanted), WORKER).endInBatches(gates(wanted));
    }

    /** What is built in first: where workloads are missing, what the manifest asks for would fail for that reason. */
    private static List<PlannedStep> gates(Wanted wanted) {
        return Stream.of(
                        GATE.planned(wanted, "batch").stream(),
                        HTTP.planned(wanted, "batch"),
                        JOB.planned(wanted, "batch"))
                .flatMap(each -> each)
                .toList();
    }

    /** A gate that does not hold before anything moves says nothing of the upgrade afterwards. */
    private static void gatesHold(Wanted wanted, OutlineBuilder outline) {
        if (toMove(wanted).isEmpty()) {
            return;
        }
        var lane = outline.stage("Check the manifest's gates before anything moves")
                .lane("gates");
        Stream.concat(HTTP.planned(wanted, "before"), JOB.planned(wanted, "before"))
                .forEach(step -> lane.planned(Optional.of(step)));
        lane.end().end();
    }

    private static List<HostView> toMove(Wanted wanted) {
        return wanted.workers().stream()
                .filter(host -> MOVES.stream()
                        .anyMatch(step -> step.needed(wanted, host).isPresent()))
                .toList();
    }

    private static boolean leads(Wanted wanted, HostView host) {
        return host.name().equals(wanted.manifest().leader().displayName());
    }
}
