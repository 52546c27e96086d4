package dev.kubeone.activities.sequence;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.ClusterStep;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Step;
import dev.kubeone.activities.steps.ApplyAddons;
import dev.kubeone.activities.steps.CheckComponents;
import dev.kubeone.activities.steps.CheckPodNetwork;
import dev.kubeone.activities.steps.ConfigureRepositories;
import dev.kubeone.activities.steps.DeployMetricsServer;
import dev.kubeone.activities.steps.InstallContainerd;
import dev.kubeone.activities.steps.InstallKubernetes;
import dev.kubeone.activities.steps.JoinControlPlane;
import dev.kubeone.activities.steps.JoinWorker;
import dev.kubeone.activities.steps.KubeadmInit;
import dev.kubeone.activities.steps.PrepareOs;
import dev.kubeone.activities.steps.PullImages;
import dev.kubeone.activities.steps.SetNodeMetadata;
import java.util.List;
import java.util.stream.Stream;

/** Makes hosts a cluster, or finishes doing so. The lists are the whole story: a new step is a line in one of them. */
public final class InstallSequence implements Sequence {

    /** What every host gets, whatever it will be. */
    private static final List<HostStep> PREPARE = List.of(
            new PrepareOs(),
            new ConfigureRepositories(),
            new InstallContainerd(),
            new InstallKubernetes(),
            new PullImages());

    private static final List<HostStep> FIRST_CONTROL_PLANE = List.of(new KubeadmInit());
    private static final List<HostStep> OTHER_CONTROL_PLANES = List.of(new JoinControlPlane());
    private static final List<HostStep> WORKERS = List.of(new JoinWorker());
    private static final List<ClusterStep> ADDONS = List.of(new ApplyAddons(), new DeployMetricsServer());
    private static final List<HostStep> NODES = List.of(new SetNodeMetadata());
    private static final List<ClusterStep> CHECK_CLUSTER = List.of(new CheckComponents());
    private static final List<HostStep> CHECK_HOSTS = List.of(new CheckPodNetwork());

    @Override
    public Stream<Step> steps() {
        return Stream.of(
                        PREPARE,
                        FIRST_CONTROL_PLANE,
                        OTHER_CONTROL_PLANES,
                        WORKERS,
                        ADDONS,
                        NODES,
                        CHECK_CLUSTER,
                        CHECK_HOSTS)
                .flatMap(List::stream);
    }

    @Override
    public Outline outline(Wanted wanted) {
        var outline = new OutlineBuilder(wanted);
        prepare(wanted, outline);
        join(wanted, outline);
        outline.stage("Label nodes").eachHost(wanted.hosts(), NODES).end();
        check(wanted, outline);
        return outline.outline();
    }

    /** The first control plane starts as soon as its own host is ready; nobody else has to be. */
    private static void prepare(Wanted wanted, OutlineBuilder outline) {
        var stage = outline.stage("Prepare hosts, start the first control plane");
        for (var host : wanted.hosts()) {
            var lane = stage.lane(host.name()).hostSteps(PREPARE, host);
            if (initialised(wanted, host)) {
                lane.hostSteps(FIRST_CONTROL_PLANE, host);
            }
            lane.end();
        }
        stage.end();
    }

    /**
     * etcd takes one new member at a time; workers and addons need not wait for that. Joining control planes side by
     * side was measured and is slower: whoever waits for its turn has an API server that starts in vain meanwhile and
     * is held back by the kubelet for it.
     */
    private static void join(Wanted wanted, OutlineBuilder outline) {
        var stage = outline.stage("Join nodes, deploy addons");
        var oneByOne = stage.lane("control planes, one by one");
        wanted.controlPlanes().stream()
                .filter(host -> !initialised(wanted, host))
                .forEach(host -> oneByOne.hostSteps(OTHER_CONTROL_PLANES, host));
        oneByOne.end();
        stage.eachHost(wanted.workers(), WORKERS)
                .lane("addons")
                .clusterSteps(ADDONS)
                .end()
                .end();
    }

    /** Whatever changed is looked at as a whole; a cluster that nothing is done to is not. */
    private static void check(Wanted wanted, OutlineBuilder outline) {
        var healthy = wanted.hosts().stream().allMatch(InstallSequence::ready);
        if (outline.nothingYet() && healthy) {
            return;
        }
        outline.stage("Check the cluster")
                .lane("cluster")
                .clusterSteps(CHECK_CLUSTER)
                .end()
                .eachHost(wanted.hosts(), CHECK_HOSTS)
                .end();
    }

    private static boolean initialised(Wanted wanted, HostView host) {
        return wanted.toInitialise().filter(host::equals).isPresent();
    }

    private static boolean ready(HostView host) {
        return host.node() != null && host.node().ready();
    }
}
