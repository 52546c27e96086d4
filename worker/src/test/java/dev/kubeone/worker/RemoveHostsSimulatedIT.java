package dev.kubeone.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.manifest.ControlPlane;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.StaticWorkers;
import dev.kubeone.model.plan.DriftKind;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.simulation.ExampleCluster;
import dev.kubeone.workflows.messages.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts leave a cluster and come back, through the whole line; only the hosts are models. */
class RemoveHostsSimulatedIT {
    private static final KubeOneCluster WHOLE = ExampleCluster.named("demo", "1.34.4", 2);

    @Test
    void hostsThatWereTakenOutOfTheManifestLeaveOnlyWhenAsked(@TempDir Path folder) throws IOException {
        try (var site = new Site(folder, 40)) {
            site.startWorker();
            assertThat(site.result(site.start(WHOLE), 180).state()).isEqualTo(RunState.DONE);
            var fewer = WHOLE.withHosts(
                    new ControlPlane(WHOLE.controlPlane().hosts().subList(0, 2)),
                    new StaticWorkers(WHOLE.staticWorkers().hosts().subList(0, 1)));

            var told = apply(site, fewer, false);
            assertThat(told.state()).isEqualTo(RunState.DRIFT_FOUND);
            assertThat(told.failure().why()).isEqualTo("node cp-3 is of no host in the manifest (and 1 more)");

            var dead = folder.resolve("state/simulated/faults/w-2.yaml");
            Files.createDirectories(dead.getParent());
            Files.writeString(dead, "unreachableUntil: " + Long.MAX_VALUE + "\n");
            var part = apply(site, fewer, true);
            assertThat(part.state()).isEqualTo(RunState.DRIFT_FOUND);
            assertThat(part.failure().why())
                    .contains("node w-2 is of no host in the manifest and stays")
                    .doesNotContain("cp-3");
            assertThat(part.steps())
                    .extracting(step -> step.id())
                    .containsExactly(
                            "cp-3/DrainNode", "cp-3/ResetHost", "cp-3/RemoveNode", "cp-1/CheckControlPlane/cp-3");

            Files.delete(dead);
            assertThat(apply(site, fewer, true).state()).isEqualTo(RunState.DONE);
            assertThat(apply(site, fewer, true).state()).isEqualTo(RunState.NOTHING_TO_DO);

            assertThat(apply(site, WHOLE, true).state()).isEqualTo(RunState.DONE);
            assertThat(apply(site, WHOLE, true).state()).isEqualTo(RunState.NOTHING_TO_DO);
        }
    }

    private static RunStatus apply(Site site, KubeOneCluster manifest, boolean removeHosts) {
        var options = RunOptions.NONE.withFix(EnumSet.allOf(DriftKind.class)).withRemoveHosts(removeHosts);
        return site.result(site.startApply(manifest, options), 120);
    }
}
