package dev.kubeone.worker;

import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.kubernetes.ClusterApis;
import dev.kubeone.activities.kubernetes.TunnelledApis;
import dev.kubeone.activities.look.HostObserver;
import dev.kubeone.activities.look.LookActivitiesImpl;
import dev.kubeone.activities.run.RunLogs;
import dev.kubeone.activities.run.StepActivity;
import dev.kubeone.hosts.Hosts;
import dev.kubeone.hosts.ssh.SshHosts;
import dev.kubeone.hosts.ssh.SshOptions;
import dev.kubeone.workflows.connection.WorkflowJson;
import dev.kubeone.workflows.contract.Names;
import dev.kubeone.workflows.messages.WorkerFacts;
import dev.kubeone.workflows.orchestration.InstallWorkflowImpl;
import dev.kubeone.workflows.orchestration.KubeconfigWorkflowImpl;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

final class Wiring {
    private final WorkerFactory factory;
    private final Hosts hosts;
    private final boolean simulated;
    private final String server;

    private Wiring(WorkerFactory factory, Hosts hosts, boolean simulated, String server) {
        this.factory = factory;
        this.hosts = hosts;
        this.simulated = simulated;
        this.server = server;
    }

    static Wiring from(WorkerConfig config) {
        Hosts hosts = real(config);
        ClusterApis apis = new TunnelledApis(hosts);
        try {
            var profile = ClientConfigProfile.load();
            var stubs = WorkflowServiceStubs.newConnectedServiceStubs(
                    profile.toWorkflowServiceStubsOptions(), Duration.ofSeconds(10));
            var client = WorkflowClient.newInstance(
                    stubs,
                    WorkflowClientOptions.newBuilder(profile.toWorkflowClientOptions())
                            .setDataConverter(WorkflowJson.dataConverter())
                            .build());
            var factory = WorkerFactory.newInstance(client);
            var worker = factory.newWorker(
                    Names.TASK_QUEUE,
                    WorkerOptions.newBuilder()
                            .setMaxHeartbeatThrottleInterval(Duration.ofMillis(200))
                            .build());
            worker.registerWorkflowImplementationTypes(InstallWorkflowImpl.class, KubeconfigWorkflowImpl.class);
            var catalog = OsCatalog.shipped();
            worker.registerActivitiesImplementations(
                    new LookActivitiesImpl(
                            new WorkerFacts(config.simulated(), Version.current()),
                            new HostObserver(hosts, catalog),
                            apis,
                            catalog),
                    new StepActivity(hosts, apis, new RunLogs(config.state().resolve("runs"))));
            return new Wiring(
                    factory, hosts, config.simulated(), stubs.getOptions().getTarget());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Hosts real(WorkerConfig config) {
        var strict = SshOptions.withKnownHosts(config.knownHosts());
        return new SshHosts(config.acceptNewHostKeys() ? strict.acceptingNewHostKeys() : strict);
    }

    void start() {
        factory.start();
    }

    String queue() {
        return Names.TASK_QUEUE;
    }

    String server() {
        return server;
    }

    boolean simulated() {
        return simulated;
    }

    void close() {
        factory.shutdown();
        factory.awaitTermination(5, java.util.concurrent.TimeUnit.SECONDS);
        factory.shutdownNow();
        hosts.close();
    }
}
