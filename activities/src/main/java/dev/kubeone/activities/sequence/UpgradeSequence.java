package dev.kubeone.activities.sequence;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.ClusterStep;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Step;
import dev.kubeone.activities.steps.CheckComponents;
import dev.kubeone.activities.steps.CheckControlPlane;
import dev.kubeone.activities.steps.CheckWorkloads;
import dev.kubeone.activities.steps.ConfigureRepositories;
import dev.kubeone.activities.steps.DrainNode;
import dev.kubeone.activities.steps.KubeadmUpgradeApply;
import dev.kubeone.activities.steps.KubeadmUpgradeNode;
import dev.kubeone.activities.steps.PrefetchUpgrade;
import dev.kubeone.activities.steps.RecordFiles;
import dev.kubeone.activities.steps.SnapshotEtcd;
import dev.kubeone.activities.steps.UncordonNode;
import dev.kubeone.activities.steps.UpgradeKubeadm;
import dev.kubeone.activities.steps.UpgradeKubelet;
import java.util.List;
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
    private static final List<HostStep> KUBELET =
            List.of(new DrainNode(), new UpgradeKubelet(), new UncordonNode(), new RecordFiles());
    private static final List<HostStep> WORKER = List.of(
            new KubeadmUpgradeNode(), new DrainNode(), new UpgradeKubelet(), new UncordonNode(), new RecordFiles());
    private static final CheckWorkloads GATE = new CheckWorkloads();
    private static final List<ClusterStep> CHECK_CLUSTER = List.of(new CheckComponents());

    @Override
    public Stream<Step> steps() {
        return Stream.of(
                        FETCH,
                        SNAPSHOT,
                        FIRST_CONTROL_PLANE,
                        OTHER_CONTROL_PLANES,
                        KUBELET,
                        WORKER,
                        List.of(GATE),
                        CHECK_CLUSTER)
                .flatMap(List::stream);
    }

    @Override
    public Outline outline(Wanted wanted) {
        var outline = new OutlineBuilder(wanted);
        fetch(wanted, outline);
        controlPlane(wanted, outline);
        kubelets(wanted, outline);
        workers(wanted, outline);
        if (!outline.nothingYet()) {
            outline.stage("Check the cluster")
                    .lane("cluster")
                    .clusterSteps(CHECK_CLUSTER)
                    .end()
                    .end();
        }
        return outline.outline();
    }

    private static void fetch(Wanted wanted, OutlineBuilder outline) {
        outline.stage("Fetch " + wanted.version() + " on all hosts, keep a snapshot")
                .eachHost(wanted.hosts(), FETCH)
                .lane("etcd")
                .clusterSteps(SNAPSHOT)
                .end()
                .end();
    }

    /** One member at a time, each whole again before the next moves. */
    private static void controlPlane(Wanted wanted, OutlineBuilder outline) {
        var stage = outline.stage("Upgrade the control plane");
        var oneByOne = stage.lane("control planes, one by one");
        for (var host : wanted.controlPlanesLeaderFirst()) {
            oneByOne.hostSteps(leads(wanted, host) ? FIRST_CONTROL_PLANE : OTHER_CONTROL_PLANES, host);
        }
        oneByOne.end().end();
    }

    /** Only when every API server is new: no kubelet may be newer than any of them. */
    private static void kubelets(Wanted wanted, OutlineBuilder outline) {
        var stage = outline.stage("Upgrade the kubelets of the control plane");
        var oneByOne = stage.lane("control planes, one by one");
        for (var host : wanted.controlPlanesLeaderFirst()) {
            oneByOne.hostSteps(KUBELET, host);
        }
        oneByOne.end().end();
    }

    /** Batch by batch; the next one starts only when workloads are well again. */
    private static void workers(Wanted wanted, OutlineBuilder outline) {
        var batches = Batches.of(wanted);
        for (var n = 0; n < batches.size(); n++) {
            var batch = batches.get(n);
            var name = batches.name(n);
            outline.stage("Upgrade workers, " + name).eachHost(batch, WORKER).end();
            outline.stage("Check workloads after " + name)
                    .lane("workloads")
                    .planned(GATE.planned(wanted, name))
                    .end()
                    .end();
        }
    }

    private static boolean leads(Wanted wanted, HostView host) {
        return host.name().equals(wanted.manifest().leader().displayName());
    }
}
