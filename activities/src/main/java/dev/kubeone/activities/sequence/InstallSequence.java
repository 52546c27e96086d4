package dev.kubeone.activities.sequence;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.ClusterStep;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Step;
import dev.kubeone.activities.steps.ApplyAddons;
import dev.kubeone.activities.steps.CheckComponents;
import dev.kubeone.activities.steps.CheckControlPlane;
import dev.kubeone.activities.steps.CheckPodNetwork;
import dev.kubeone.activities.steps.ConfigureApiServer;
import dev.kubeone.activities.steps.ConfigureRepositories;
import dev.kubeone.activities.steps.DeployMetricsServer;
import dev.kubeone.activities.steps.EncryptSecrets;
import dev.kubeone.activities.steps.InstallContainerd;
import dev.kubeone.activities.steps.InstallKubernetes;
import dev.kubeone.activities.steps.JoinControlPlane;
import dev.kubeone.activities.steps.JoinWorker;
import dev.kubeone.activities.steps.KubeadmInit;
import dev.kubeone.activities.steps.PrepareOs;
import dev.kubeone.activities.steps.PublishCertificates;
import dev.kubeone.activities.steps.PublishCredentials;
import dev.kubeone.activities.steps.PullImages;
import dev.kubeone.activities.steps.RecordFiles;
import dev.kubeone.activities.steps.SetNodeMetadata;
import dev.kubeone.activities.steps.TrustCertificates;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes hosts a cluster, or finishes doing so. The lists are the whole story: a new step is a line in one of them. */
public final class InstallSequence implements Sequence {

    /** What every host gets, whatever it will be. */
    private static final List<HostStep> PREPARE = List.of(
            new PrepareOs(),
            new TrustCertificates(),
            new ConfigureRepositories(),
            new InstallContainerd(),
            new InstallKubernetes(),
            new PullImages());

    private static final HostStep INIT = new KubeadmInit();
    private static final HostStep JOIN = new JoinControlPlane();
    private static final List<HostStep> FIRST_CONTROL_PLANE = List.of(INIT);
    private static final List<HostStep> OTHER_CONTROL_PLANES = List.of(JOIN);
    private static final List<HostStep> WORKERS = List.of(new JoinWorker());
    private static final ConfigureApiServer CONFIGURE = new ConfigureApiServer();
    private static final EncryptSecrets ENCRYPT = new EncryptSecrets();
    private static final CheckControlPlane GATE = new CheckControlPlane();
    /** Of control planes that run already; one after the other. */
    private static final List<HostStep> CONTROL_PLANE = List.of(CONFIGURE, ENCRYPT, GATE);

    private static final List<ClusterStep> ADDONS =
            List.of(new PublishCertificates(), new PublishCredentials(), new ApplyAddons(), new DeployMetricsServer());
    private static final List<HostStep> NODES = List.of(new RecordFiles(), new SetNodeMetadata());
    private static final List<ClusterStep> CHECK_CLUSTER = List.of(new CheckComponents());
    private static final List<HostStep> CHECK_HOSTS = List.of(new CheckPodNetwork());

    @Override
    public Stream<Step> steps() {
        return Stream.of(
                        PREPARE,
                        FIRST_CONTROL_PLANE,
                        OTHER_CONTROL_PLANES,
                        CONTROL_PLANE,
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
        build(wanted, outline);
        each(wanted, outline, "Bring API servers up to the manifest", CONFIGURE);
        each(wanted, outline, "Encrypt secrets in etcd", ENCRYPT);
        check(wanted, outline);
        return outline.outline();
    }

    /**
     * A lane for each host. Nobody waits for the slowest: the first control plane starts as soon as its own host is
     * ready, and what needs it starts as soon as both are.
     */
    private static void build(Wanted wanted, OutlineBuilder outline) {
        var stage = outline.stage("Prepare hosts, join them, deploy addons");
        var first = wanted.toInitialise();
        first.ifPresent(host -> stage.lane(host.name())
                .hostSteps(PREPARE, host)
                .hostSteps(FIRST_CONTROL_PLANE, host)
                .hostSteps(NODES, host)
                .end());
        controlPlanes(wanted, stage);
        for (var host : wanted.workers()) {
            stage.lane(host.name())
                    .hostSteps(PREPARE, host)
                    .after(INIT, first)
                    .hostSteps(WORKERS, host)
                    .hostSteps(NODES, host)
                    .end();
        }
        stage.lane("addons").after(INIT, first).clusterSteps(ADDONS).end().end();
    }

    /**
     * etcd takes one new member at a time. Joining control planes side by side was measured and is slower: whoever
     * waits for its turn has an API server that starts in vain meanwhile and is held back by the kubelet for it.
     */
    private static void controlPlanes(Wanted wanted, OutlineBuilder.StageBuilder stage) {
        var first = wanted.toInitialise();
        var others = wanted.controlPlanes().stream()
                .filter(host -> first.filter(host::equals).isEmpty())
                .toList();
        var previous = Optional.<HostView>empty();
        for (var host : others) {
            stage.lane(host.name())
                    .hostSteps(PREPARE, host)
                    .after(INIT, first)
                    .after(JOIN, previous)
                    .hostSteps(OTHER_CONTROL_PLANES, host)
                    .hostSteps(NODES, host)
                    .end();
            if (!host.member()) {
                previous = Optional.of(host);
            }
        }
    }

    /** A step that interrupts control planes, one of them at a time; the next is touched when this one is whole. */
    private static void each(Wanted wanted, OutlineBuilder outline, String title, HostStep step) {
        var stage = outline.stage(title);
        var oneByOne = stage.lane("control planes, one by one");
        for (var host : wanted.controlPlanesLeaderFirst()) {
            var needed = step.needed(wanted, host);
            oneByOne.planned(needed);
            oneByOne.planned(needed.flatMap(
                    planned -> GATE.planned(host, wanted.controlPlanes().size(), step.name())));
        }
        oneByOne.end().end();
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

    private static boolean ready(HostView host) {
        return host.node() != null && host.node().ready();
    }
}
