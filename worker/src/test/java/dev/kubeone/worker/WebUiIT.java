package dev.kubeone.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.UpgradePolicy;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.model.run.StepState;
import dev.kubeone.simulation.ExampleCluster;
import dev.kubeone.workflows.messages.Answer;
import dev.kubeone.workflows.messages.ApproveEach;
import dev.kubeone.workflows.messages.ApproveRequest;
import dev.kubeone.workflows.messages.RunOptions;
import io.temporal.api.common.v1.WorkflowExecution;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of a run who has only a browser. Pictures stay in {@code target/web-ui}. */
class WebUiIT {
    private static final Path PICTURES = Path.of("target/web-ui");
    private static final String DETAILS = "/user-metadata";
    private static final String PENDING = "/pending-activities";

    /** As the client links to it: the Web UI itself decides which of its views comes first. */
    private static final String FIRST = "";

    @Test
    void aRunsPageSaysWhatHappenedWhatHappensAndWhatItWaitsFor(@TempDir Path folder) throws IOException {
        try (var browser = Browser.in(folder);
                var site = new Site(folder, 40)) {
            site.startWorker();
            var install = site.start(ExampleCluster.named("demo", "1.33.13", 1));
            assertThat(site.result(install, 150).state()).isEqualTo(RunState.DONE);
            var look = new Look(browser, site, install);
            look.at("end", FIRST, "demo", "Completed", "KubeadmInit", "cp-1: kubeadm init", "w-1: join as a worker");
            assertThat(browser.text()).doesNotContain("Not Found");
            look.at("end-details", DETAILS, "Completed", "Done · ", "✓ all done");

            upgrade(browser, site);
        }
    }

    private static void upgrade(Browser browser, Site site) throws IOException {
        var eachBatch = RunOptions.NONE.withApproveEach(List.of(ApproveEach.BATCH));
        var run = site.startUpgrade(wanted(), eachBatch);
        var look = new Look(browser, site, run);
        var asking = await(site, run, status -> status.state() == RunState.AWAITING_APPROVAL);
        look.at("approval", FIRST, "Running", "cp-1: kubeadm upgrade apply");
        look.at(
                "approval-details",
                DETAILS,
                "Awaiting approval · 34 of 41 steps done",
                "Waits for approval to begin: " + asking.awaitedPart(),
                "Answer with kubeone-client approve demo.",
                "Done last:",
                "✓ all done");

        fault(site, "podsHeld: true");
        site.client()
                .newUntypedWorkflowStub(run.getWorkflowId())
                .update(
                        "approve",
                        Answer.class,
                        new ApproveRequest(asking.planHash(), "tester@test", asking.awaitedPart()));
        await(site, run, status -> isAt(status, "DrainNode", StepState.RUNNING));
        look.at(
                "drain-details",
                DETAILS,
                "Now: w-1: drain the node, since 20",
                "approve by tester@test",
                "Pending Activities");
        look.at("drain-pending", PENDING, "DrainNode", "budget shop/web", "shop/web-1-w-1", "since");

        fault(site, "failing: {UpgradeKubelet: {text: the disk is broken}}");
        await(site, run, status -> status.state() == RunState.NEEDS_ATTENTION);
        look.at(
                "stopped-details",
                DETAILS,
                "Needs attention · ",
                "Waits for a decision about what has stopped, since 20",
                "Try again: kubeone-client retry demo",
                "the disk is broken",
                "⚠ stopped: upgrade the kubelet");
    }

    /** Nobody is left out: what fails on a worker is asked about. */
    private static KubeOneCluster wanted() {
        var policy = new UpgradePolicy(List.of(), "1", false, "0", List.of(), List.of());
        return ExampleCluster.named("demo", "1.34.4", 1)
                .varied()
                .upgrade(policy)
                .made();
    }

    private static void fault(Site site, String fault) throws IOException {
        var file = site.folder().resolve("state/simulated/faults/w-1.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, fault);
    }

    private static boolean isAt(RunStatus status, String step, StepState state) {
        return status.steps().stream().anyMatch(one -> one.name().equals(step) && one.state() == state);
    }

    private static RunStatus await(Site site, WorkflowExecution run, Predicate<RunStatus> wanted) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> site.status(run), wanted);
    }

    /** The views of a run's page. */
    private record Look(Browser browser, Site site, WorkflowExecution run) {

        /** Takes a picture when all these words can be read. */
        void at(String picture, String view, String... words) {
            browser.open(page() + view, words);
            browser.picture(PICTURES.resolve(picture + ".png"));
        }

        private String page() {
            return site.server().webUi() + "/namespaces/default/workflows/"
                    + URLEncoder.encode(run.getWorkflowId(), StandardCharsets.UTF_8) + "/" + run.getRunId();
        }
    }
}
