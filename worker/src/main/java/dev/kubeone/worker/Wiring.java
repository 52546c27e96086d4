package dev.kubeone.worker;

import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.kubernetes.ClusterApis;
import dev.kubeone.activities.kubernetes.TunnelledApis;
import dev.kubeone.activities.look.HostObserver;
import dev.kubeone.activities.look.LookActivitiesImpl;
import dev.kubeone.activities.notices.Notices;
import dev.kubeone.activities.notices.Webhook;
import dev.kubeone.activities.run.BeatingLook;
import dev.kubeone.activities.run.RunLogs;
import dev.kubeone.activities.run.StepActivity;
import dev.kubeone.activities.secrets.Secrets;
import dev.kubeone.hosts.Hosts;
import dev.kubeone.hosts.ssh.SshHosts;
import dev.kubeone.hosts.ssh.SshOptions;
import dev.kubeone.sealing.WorkerKey;
import dev.kubeone.simulation.SimulatedWorld;
import dev.kubeone.worker.rehearsal.Rehearsals;
import dev.kubeone.workflows.connection.Patience;
import dev.kubeone.workflows.connection.TemporalConnection;
import dev.kubeone.workflows.connection.WorkerSetup;
import dev.kubeone.workflows.contract.Names;
import dev.kubeone.workflows.messages.WorkerFacts;
import io.temporal.common.VersioningBehavior;
import io.temporal.common.WorkerDeploymentVersion;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerFactory;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the worker together, by hand and in one place. */
final class Wiring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    /** Steps on hosts go on without us: there is little to wait for. */
    private static final long END_SECONDS = 5;

    private final TemporalConnection connection;
    private final WorkerFactory factory;
    private final Hosts hosts;

    private Wiring(TemporalConnection connection, WorkerFactory factory, Hosts hosts) {
        this.connection = connection;
        this.factory = factory;
        this.hosts = hosts;
    }

    /** @throws dev.kubeone.model.failure.OperatorException if no Temporal server answers */
    static Wiring from(WorkerConfig config, Map<String, String> environment) {
        var world = config.simulated() ? simulated(config) : real(config);
        var catalog = OsCatalog.shipped();
        var key = WorkerKey.in(config.keys());
        var secrets = Secrets.openedWith(key);
        var notices = config.webhook()
                .<Notices>map(url -> new Webhook(url, config.webhookSecret()))
                .orElse(Notices.NONE);
        var look = new BeatingLook(new LookActivitiesImpl(
                new WorkerFacts(config.simulated(), Version.current(), key.publicKeyset(), notices.listened()),
                new HostObserver(world.hosts(), catalog),
                world.apis(),
                catalog,
                notices,
                secrets));
        var steps = new StepActivity(
                world.hosts(),
                world.apis(),
                new RunLogs(config.state().resolve("runs")),
                config.snapshots().store(),
                secrets);
        var rehearsals = new Rehearsals(config.state().resolve("rehearsals"), secrets);
        var connection = TemporalConnection.open(environment, Optional.empty(), Patience.WORKER);
        connection.registerRunAttributes();
        var factory = WorkerSetup.newFactory(connection.client(), deployment(config), look, rehearsals, steps);
        return new Wiring(connection, factory, world.hosts());
    }

    /** Says where it polls, and polls. */
    void start(WorkerConfig config) {
        factory.start();
        LOG.info(
                "worker {} polls queue {} of namespace {} at {}{}",
                Version.current(),
                Names.TASK_QUEUE,
                connection.namespace(),
                connection.address(),
                config.simulated() ? "; its hosts are SIMULATED" : "");
        config.buildId()
                .ifPresent(build -> LOG.info(
                        "build {} gets new runs from the moment on at which it is made the current one: temporal worker"
                                + " deployment set-current-version --deployment-name {} --build-id {}",
                        build,
                        Names.TASK_QUEUE,
                        build));
        if (connection.isTestServer()) {
            LOG.warn("this is the in-process test server: history is lost at its end, no schedules, no Web UI");
        }
    }

    @Override
    public void close() {
        factory.shutdown();
        factory.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        factory.shutdownNow();
        hosts.close();
        connection.close();
    }

    private static World real(WorkerConfig config) {
        var strict = SshOptions.withKnownHosts(config.knownHosts());
        var hosts = new SshHosts(config.acceptNewHostKeys() ? strict.acceptingNewHostKeys() : strict);
        return new World(hosts, new TunnelledApis(hosts));
    }

    private static World simulated(WorkerConfig config) {
        var world = new SimulatedWorld(config.state().resolve("simulated"), config.simulationSpeed());
        return new World(world.hosts(), world.apis());
    }

    private static Optional<WorkerDeploymentOptions> deployment(WorkerConfig config) {
        return config.buildId()
                .map(build -> WorkerDeploymentOptions.newBuilder()
                        .setUseVersioning(true)
                        .setVersion(new WorkerDeploymentVersion(Names.TASK_QUEUE, build))
                        // A run ends on the code it began with.
                        .setDefaultVersioningBehavior(VersioningBehavior.PINNED)
                        .build());
    }

    private record World(Hosts hosts, ClusterApis apis) {}
}
