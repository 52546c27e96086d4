package dev.kubeone.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.run.RunState;
import dev.kubeone.simulation.ExampleCluster;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwentyStartsIT {
    private static final int STARTS = 20;

    @Test
    void ofTwentyStartsAtOnceOneRunsAndNineteenLearnWhichOne(@TempDir Path folder) throws Exception {
        var clients = Executors.newFixedThreadPool(STARTS);
        try (var site = new Site(folder, 50)) {
            var manifest = ExampleCluster.named("demo");
            var together = new CyclicBarrier(STARTS);
            var answers = new ArrayList<Future<Answer>>();
            for (var n = 0; n < STARTS; n++) {
                answers.add(clients.submit(() -> {
                    together.await(30, TimeUnit.SECONDS);
                    try {
                        return new Answer(site.start(manifest), true);
                    } catch (WorkflowExecutionAlreadyStarted e) {
                        return new Answer(e.getExecution(), false);
                    }
                }));
            }
            var got = new ArrayList<Answer>();
            for (var answer : answers) {
                got.add(answer.get(60, TimeUnit.SECONDS));
            }

            assertThat(got).filteredOn(Answer::started).hasSize(1);
            assertThat(got)
                    .extracting(answer -> answer.run().getRunId())
                    .containsOnly(got.get(0).run().getRunId());
            site.startWorker();
            assertThat(site.result(got.get(0).run(), 90).state()).isEqualTo(RunState.DONE);
            site.journals().assertEachJobRanOnce(InstallSimulatedIT.JOBS);
        } finally {
            clients.shutdownNow();
        }
    }

    private record Answer(WorkflowExecution run, boolean started) {}
}
