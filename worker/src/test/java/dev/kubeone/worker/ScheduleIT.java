package dev.kubeone.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.manifest.MaintenanceWindow;
import dev.kubeone.model.manifest.UpgradePolicy;
import dev.kubeone.model.plan.DriftKind;
import dev.kubeone.model.run.RunState;
import dev.kubeone.simulation.ExampleCluster;
import dev.kubeone.workflows.messages.RunOptions;
import dev.kubeone.workflows.messages.RunRequest;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A schedule on a real server: beside no other run, through the death of the server, with a clean cluster in peace. */
class ScheduleIT {
    private static final String HELD = "not started: another run holds demo";

    @Test
    void aScheduleIsNeverBesideAnotherRunAndOutlivesItsServer(@TempDir Path folder) {
        try (var site = new Site(folder, 25)) {
            var manifest = ExampleCluster.named("demo", "1.33.13", 3);
            site.startWorker();
            assertThat(site.result(site.start(manifest), 180).state()).isEqualTo(RunState.DONE);
            var schedule =
                    Firings.schedule(site, new RunRequest(manifest, ExampleCluster.addons(), true, false, "schedule"));
            Firings.await(site, 3);
            assertThat(Firings.results(site)).containsOnly("nothing to do");

            // A firing holds the cluster for a moment like any other run.
            var upgrade = new AtomicReference<WorkflowExecution>();
            Awaitility.await("an upgrade to start")
                    .ignoreException(WorkflowExecutionAlreadyStarted.class)
                    .until(() -> {
                        upgrade.set(site.startUpgrade(ExampleCluster.named("demo", "1.34.4", 3)));
                        return true;
                    });
            assertThat(site.result(upgrade.get(), 240).state()).isEqualTo(RunState.DONE);
            assertThat(Firings.results(site)).contains(HELD);

            site.server().kill();
            site.server().start();
            var before = Firings.results(site).size();
            Firings.await(site, before + 2);
            assertThat(Firings.results(site).get(0))
                    .as("the schedule's manifest wants the version before")
                    .contains("upgrade with start-upgrade, or set versions.kubernetes to what runs");
            schedule.delete();
        }
    }

    @Test
    void outsideTheMaintenanceWindowsItOnlyReports(@TempDir Path folder) throws IOException {
        try (var site = new Site(folder, 25)) {
            var now = ZonedDateTime.now(ZoneOffset.UTC);
            var inTwoDays = now.getDayOfWeek().plus(2).name().toLowerCase(Locale.ROOT);
            var window = new MaintenanceWindow(List.of(inTwoDays), "02:00", "03:00", "UTC");
            var manifest = ExampleCluster.named("demo")
                    .varied()
                    .upgrade(new UpgradePolicy(List.of(), "1", false, "1", List.of(), List.of(window)))
                    .made();
            site.startWorker();
            assertThat(site.result(site.start(manifest), 180).state()).isEqualTo(RunState.DONE);
            var fault = folder.resolve("state/simulated/faults/w-1.yaml");
            Files.createDirectories(fault.getParent());
            Files.writeString(fault, "facts: {sysctl.net.ipv4.ip_forward: \"0\"}\n");
            var fixing = RunOptions.NONE.withFix(EnumSet.of(DriftKind.os));
            var request = new RunRequest(manifest, ExampleCluster.addons(), true, false, "schedule", fixing);

            var schedule = Firings.schedule(site, request);
            Firings.await(site, 1);
            schedule.delete();

            var opens = now.toLocalDate().plusDays(2).atTime(2, 0).toInstant(ZoneOffset.UTC);
            assertThat(Firings.results(site).get(0))
                    .contains("net.ipv4.ip_forward is 0, not 1")
                    .endsWith("; brought back from " + opens + " on");
        }
    }
}
