package dev.kubeone.worker.rehearsal;

import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.hosts.HostAddresses;
import dev.kubeone.activities.look.HostObserver;
import dev.kubeone.activities.look.LookActivitiesImpl;
import dev.kubeone.activities.secrets.Secrets;
import dev.kubeone.activities.sequence.Sequences;
import dev.kubeone.activities.snapshots.SnapshotFolder;
import dev.kubeone.activities.step.Progress;
import dev.kubeone.activities.step.StepClock;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.activities.step.StepTime;
import dev.kubeone.model.facts.ClusterFacts;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.Versions;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.simulation.SimulatedWorld;
import dev.kubeone.workflows.messages.ApiRequest;
import dev.kubeone.workflows.messages.FileBundle;
import dev.kubeone.workflows.messages.HostRequest;
import dev.kubeone.workflows.messages.PlanRequest;
import dev.kubeone.workflows.messages.RunOptions;
import dev.kubeone.workflows.messages.StepInput;
import dev.kubeone.workflows.messages.WorkerFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Installs a cluster on models, by the steps of an install one after another, before a rehearsal begins. */
final class StartingCluster {
    /** Long enough for an install of any size: it has ended when the rehearsal begins. */
    private static final Duration BEFORE = Duration.ofDays(30);

    private final KubeOneCluster manifest;
    private final FileBundle files;
    private final Secrets secrets;
    private final Path folder;
    private final QuickTime time;
    private final SimulatedWorld world;

    /**
     * @param manifest what is installed, at the version that the cluster begins at
     * @param startsAt when the rehearsal begins
     */
    StartingCluster(KubeOneCluster manifest, FileBundle files, Secrets secrets, Path folder, Instant startsAt) {
        this.manifest = manifest;
        this.files = files;
        this.secrets = secrets;
        this.folder = folder;
        this.time = new QuickTime(startsAt.minus(BEFORE));
        this.world = new SimulatedWorld(folder.resolve("simulated"), time, Map.of());
    }

    /** The same cluster at another version. */
    static KubeOneCluster at(String version, KubeOneCluster manifest) {
        return manifest.varied().versions(new Versions(version)).made();
    }

    /** @throws OperatorException if such a cluster could not have been installed */
    void install() {
        var plan = plan();
        if (!plan.blockers().isEmpty()) {
            var blocker = plan.blockers().get(0);
            throw new OperatorException(
                    FailureKind.USAGE,
                    "make a simulated cluster of Kubernetes " + plan.kubernetesVersion(),
                    blocker.where(),
                    blocker.why(),
                    blocker.next());
        }
        plan.steps().forEach(this::run);
    }

    private Plan plan() {
        var catalog = OsCatalog.shipped();
        var look = new LookActivitiesImpl(
                new WorkerFacts(true, "", ""),
                new HostObserver(world.hosts(), catalog, new StepClock(time)),
                world.apis(),
                catalog);
        var hosts = manifest.hosts().stream()
                .map(host -> look.observeHost(new HostRequest(manifest, host)))
                .toList();
        var api = look.observeApi(new ApiRequest(manifest, hosts));
        return look.plan(
                new PlanRequest(RunKind.INSTALL, manifest, files, new ClusterFacts(hosts, api), RunOptions.NONE));
    }

    private void run(PlannedStep step) {
        var input = new StepInput(
                manifest.name(),
                "before",
                1,
                step,
                host(step),
                manifest.controlPlane().hosts());
        Sequences.step(step.name())
                .run(new StepContext(
                        input,
                        world.hosts(),
                        world.apis(),
                        new Silent(time),
                        new SnapshotFolder(folder.resolve("snapshots")),
                        secrets));
    }

    private HostConfig host(PlannedStep step) {
        return manifest.hosts().stream()
                .filter(host -> host.displayName().equals(step.host()))
                .findFirst()
                .orElseGet(manifest::leader);
    }

    /** Moves one host's node on, as a run that did not end would have left it; "" leaves as it is. */
    void move(HostConfig host, String controlPlane, String kubelet) {
        var address = HostAddresses.of(host);
        if (!controlPlane.isEmpty()) {
            world.changes().moveControlPlane(address, manifest.name(), controlPlane);
        }
        if (!kubelet.isEmpty()) {
            world.changes().moveKubelet(address, manifest.name(), kubelet);
        }
    }

    private record Silent(StepTime time) implements Progress {
        @Override
        public void line(String line) {
            // Nobody watches how the cluster came to be.
        }
    }
}
