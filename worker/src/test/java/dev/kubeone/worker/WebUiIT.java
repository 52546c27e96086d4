package dev.kubeone.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.run.RunState;
import dev.kubeone.simulation.ExampleCluster;
import io.temporal.api.common.v1.WorkflowExecution;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of a run who has only a browser. Pictures stay in {@code target/web-ui}. */
class WebUiIT {
    private static final Path PICTURES = Path.of("target/web-ui");

    @Test
    void theRunsPageNamesStepsAndHostsInTheMiddleAndAtTheEnd(@TempDir Path folder) {
        try (var browser = Browser.in(folder);
                var site = new Site(folder, 4)) {
            var manifest = ExampleCluster.named("demo");
            site.startWorker();
            var run = site.start(manifest);
            var tail = site.tail(run);
            while (!tail.completed().contains("KubeadmInit")) {
                assertThat(tail.over()).as("the run ended before its middle").isFalse();
            }
            // As the client links to it: the Web UI itself decides which of its views comes first.
            browser.open(page(site, run, ""), "Running", "cp-1: kubeadm init");
            browser.picture(PICTURES.resolve("middle.png"));
            browser.open(page(site, run, "/user-metadata"), "Running", "cp-1");
            browser.picture(PICTURES.resolve("middle-details.png"));
            assertThat(site.status(run).state())
                    .as("the pictures show the middle")
                    .isEqualTo(RunState.RUNNING);

            assertThat(site.result(run, 150).state()).isEqualTo(RunState.DONE);
            browser.open(page(site, run, ""), "demo", "Completed", "cp-1: kubeadm init", "w-1: join as a worker");
            browser.picture(PICTURES.resolve("end.png"));
            assertThat(browser.text()).contains("KubeadmInit").doesNotContain("Not Found");
            browser.open(page(site, run, "/user-metadata"), "Completed");
            browser.picture(PICTURES.resolve("details.png"));
        }
    }

    private static String page(Site site, WorkflowExecution run, String view) {
        return site.server().webUi() + "/namespaces/default/workflows/"
                + URLEncoder.encode(run.getWorkflowId(), StandardCharsets.UTF_8) + "/" + run.getRunId() + view;
    }
}
