package dev.kubeone.worker.rehearsal;

import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.hosts.HostAddresses;
import dev.kubeone.activities.look.HostObserver;
import dev.kubeone.activities.look.LookActivitiesImpl;
import dev.kubeone.activities.run.RunLogs;
import dev.kubeone.activities.run.StepActivity;
import dev.kubeone.activities.secrets.Secrets;
import dev.kubeone.activities.snapshots.SnapshotFolder;
import dev.kubeone.activities.step.StepClock;
import dev.kubeone.activities.step.WebProbe;
import dev.kubeone.model.facts.SafetyFacts.BudgetFacts;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.UpgradeGates;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.rehearsal.Rehearsal;
import dev.kubeone.simulation.SimulatedWorld;
import dev.kubeone.workflows.connection.WorkerSetup;
import dev.kubeone.workflows.contract.Names;
import dev.kubeone.workflows.messages.RehearsalOrder;
import dev.kubeone.workflows.messages.RehearsalRequest;
import dev.kubeone.workflows.messages.RunRequest;
import dev.kubeone.workflows.messages.WorkerFacts;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.WorkerFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** One run on models, from the cluster that it begins with to its end. */
final class RehearsedRun {
    private static final String ASSUMED = "assumed/budget";

    private final RehearsalOrder order;
    private final RehearsalRequest request;
    private final Secrets secrets;
    private final Path folder;
    private final Beginning beginning;

    /** @param folder the rehearsal's own */
    RehearsedRun(RehearsalOrder order, Secrets secrets, Path folder) {
        this.order = order;
        this.request = order.request();
        this.secrets = secrets;
        this.folder = folder;
        this.beginning = new Beginning(order);
    }

    Rehearsal rehearsal() {
        var startsAt = request.startsAtMs() > 0 ? Instant.ofEpochMilli(request.startsAtMs()) : Instant.now();
        makeCluster(startsAt);
        try (var server = RehearsalServer.startingAt(startsAt.toEpochMilli())) {
            var world = new SimulatedWorld(folder.resolve("simulated"), server, request.usual());
            hold(world);
            var factory = worker(server, world);
            try {
                factory.start();
                return walk(server, world);
            } finally {
                factory.shutdownNow();
                factory.awaitTermination(1, TimeUnit.SECONDS);
            }
        }
    }

    private void makeCluster(Instant startsAt) {
        if (beginning.version().isPresent()) {
            var cluster =
                    new StartingCluster(beginning.installed(), request.run().files(), secrets, folder, startsAt);
            cluster.install();
            beginning.moveOn(cluster);
        }
    }

    /** A budget without room is taken to stay so, where pods are asked to leave first. */
    private void hold(SimulatedWorld world) {
        for (var name : request.held()) {
            world.changes().holdPods(HostAddresses.of(worker(name)), ASSUMED);
        }
        var workers = request.run().manifest().staticWorkers().hosts();
        if (beginning.observed() && !workers.isEmpty()) {
            order.facts().api().safety().budgets().stream()
                    .filter(budget -> budget.expected() > 0 && budget.allowed() == 0)
                    .map(BudgetFacts::name)
                    .findFirst()
                    .ifPresent(name -> world.changes().holdPods(HostAddresses.of(workers.get(0)), name));
        }
    }

    private HostConfig worker(String name) {
        return request.run().manifest().staticWorkers().hosts().stream()
                .filter(host -> host.displayName().equals(name))
                .findFirst()
                .orElseThrow(() -> new OperatorException(
                        FailureKind.USAGE,
                        "hold the pods of " + name,
                        "",
                        "the manifest has no static worker of that name",
                        "name one of staticWorkers.hosts"));
    }

    private WorkerFactory worker(RehearsalServer server, SimulatedWorld world) {
        var begun = new AtomicBoolean();
        var catalog = OsCatalog.shipped();
        var look = new RecordedLook(
                new LookActivitiesImpl(
                        new WorkerFacts(true, "", ""),
                        new HostObserver(world.hosts(), catalog, new StepClock(server)),
                        world.apis(),
                        catalog),
                beginning.observed() ? Optional.of(order.facts()) : Optional.empty(),
                begun);
        var steps = new StepActivity(
                world.hosts(),
                world.apis(),
                new RunLogs(folder.resolve("runs")),
                new SnapshotFolder(folder.resolve("snapshots")),
                secrets,
                server,
                assumedWeb());
        return WorkerSetup.newFactory(
                server.client(),
                Optional.empty(),
                List.of(new WithoutHeartbeats()),
                look,
                new UsualSteps(steps, server, request.usual(), begun));
    }

    /** A rehearsal asks nothing outside of itself: everything answers as the manifest's gates expect. */
    private WebProbe assumedWeb() {
        var expected = request.run().manifest().upgrade().gates().http().stream()
                .collect(Collectors.toMap(
                        check -> URI.create(check.url()), UpgradeGates.Http::expectStatus, (first, second) -> first));
        return (url, service, api) -> expected.get(url);
    }

    private Rehearsal walk(RehearsalServer server, SimulatedWorld world) {
        var manifest = request.run().manifest();
        var run = start(server);
        var person = new Person(run, manifest, server, host -> mend(world, host));
        var status = person.toTheEnd();
        var plan = run.query("plan", Plan.class);
        return new Report(manifest, plan, status).rehearsal(beginning, order.facts(), person.questions());
    }

    private void mend(SimulatedWorld world, String name) {
        request.run().manifest().hosts().stream()
                .filter(host -> host.displayName().equals(name))
                .findFirst()
                .ifPresent(host -> world.changes().mend(HostAddresses.of(host)));
    }

    private WorkflowStub start(RehearsalServer server) {
        var asked = request.run();
        var stub = server.client()
                .newUntypedWorkflowStub(
                        Names.workflowType(request.kind()),
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(
                                        Names.clusterWorkflow(asked.manifest().name()))
                                .setTaskQueue(Names.TASK_QUEUE)
                                .build());
        stub.start(new RunRequest(asked.manifest(), asked.files(), false, false, asked.requestedBy(), asked.options()));
        return stub;
    }
}
