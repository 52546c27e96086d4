package dev.kubeone.lab;

import dev.kubeone.activities.kubernetes.TunnelledApis;
import dev.kubeone.activities.snapshots.SnapshotFolder;
import dev.kubeone.activities.step.Step;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.hosts.Hosts;
import dev.kubeone.hosts.ssh.SshHosts;
import dev.kubeone.hosts.ssh.SshOptions;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.reading.ManifestReader;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.model.plan.StepPolicy;
import dev.kubeone.workflows.messages.StepInput;
import dev.kubeone.workflows.messages.StepResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs single steps in this process against real hosts, as a worker would. */
final class StepRunner implements AutoCloseable {
    private final String cluster;
    private final KubeOneCluster manifest;
    private final Hosts hosts;
    private final SnapshotFolder snapshots;
    private final List<String> said = new CopyOnWriteArrayList<>();

    StepRunner(String cluster, Path manifest, Path folder) {
        this.cluster = cluster;
        this.manifest = read(manifest);
        this.hosts = new SshHosts(SshOptions.withKnownHosts(folder.resolve("known_hosts")));
        this.snapshots = new SnapshotFolder(folder.resolve("snapshots"));
    }

    /** @param host its display name, or "cluster" */
    StepResult run(Step step, String host, Map<String, String> inputs) {
        var planned = new PlannedStep(
                host + "/" + step.name(),
                step.name(),
                host,
                "",
                "",
                inputs,
                new StepPolicy(300, 1, true),
                false,
                List.of());
        var target = manifest.hosts().stream()
                .filter(each -> each.displayName().equals(host))
                .findFirst()
                .orElseGet(manifest::leader);
        var input = new StepInput(
                cluster,
                "testrun1",
                System.currentTimeMillis(),
                planned,
                target,
                manifest.controlPlane().hosts());
        return step.run(new StepContext(input, hosts, new TunnelledApis(hosts), this::hear, snapshots));
    }

    SnapshotFolder snapshots() {
        return snapshots;
    }

    /** Everything that steps have said so far. */
    List<String> said() {
        return said;
    }

    private void hear(String line) {
        if (line != null) {
            said.add(line);
        }
    }

    private static KubeOneCluster read(Path file) {
        try {
            return ManifestReader.read(Files.readAllBytes(file), file.toString())
                    .manifest();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    @Override
    public void close() {
        hosts.close();
    }
}
