package dev.kubeone.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.model.rehearsal.Rehearsal;
import dev.kubeone.model.run.RunState;
import dev.kubeone.simulation.ExampleCluster;
import dev.kubeone.workflows.contract.Names;
import dev.kubeone.workflows.contract.RehearseWorkflow;
import dev.kubeone.workflows.contract.UpgradeWorkflow;
import dev.kubeone.workflows.messages.RehearsalRequest;
import dev.kubeone.workflows.messages.RunOptions;
import dev.kubeone.workflows.messages.RunRequest;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsal through the whole line, beside a cluster that is there. */
class RehearseIT {

    @Test
    void aRehearsalHasTheRealPlanAndLeavesTheRealClusterAlone(@TempDir Path folder) throws IOException {
        try (var site = new Site(folder, 60)) {
            site.startWorker();
            var before = ExampleCluster.named("demo", "1.33.13", 3);
            assertThat(site.result(site.start(before), 180).state()).isEqualTo(RunState.DONE);
            var wanted = ExampleCluster.named("demo", "1.34.4", 3);
            var hosts = contents(folder.resolve("state/simulated"));

            var rehearsal = rehearse(site, wanted);

            assertThat(rehearsal.end()).as(String.valueOf(rehearsal.failure())).isEqualTo(RunState.DONE);
            assertThat(rehearsal.observed()).isTrue();
            assertThat(rehearsal.from()).isEqualTo("1.33.13");
            assertThat(rehearsal.planHash()).isEqualTo(plan(site, wanted).hash());
            assertThat(contents(folder.resolve("state/simulated"))).isEqualTo(hosts);
            assertThat(folder.resolve("state/rehearsals")).isEmptyDirectory();
        }
    }

    private static Rehearsal rehearse(Site site, KubeOneCluster manifest) {
        var request = new RehearsalRequest(RunKind.UPGRADE, request(manifest, false), "", 0, List.of(), Map.of());
        return site.client()
                .newWorkflowStub(RehearseWorkflow.class, options(Names.rehearsalWorkflow(manifest.name(), "test")))
                .rehearse(request);
    }

    private static Plan plan(Site site, KubeOneCluster manifest) {
        var upgrade = site.client()
                .newWorkflowStub(UpgradeWorkflow.class, options(Names.planWorkflow(manifest.name(), "test")));
        upgrade.upgrade(request(manifest, true));
        return WorkflowStub.fromTyped(upgrade).query("plan", Plan.class);
    }

    private static RunRequest request(KubeOneCluster manifest, boolean planOnly) {
        return new RunRequest(manifest, ExampleCluster.addons(), false, planOnly, "tester@test", RunOptions.NONE);
    }

    private static WorkflowOptions options(String id) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(Names.TASK_QUEUE)
                .build();
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
