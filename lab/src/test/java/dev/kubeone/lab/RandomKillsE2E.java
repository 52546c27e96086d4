package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;

/** Installs of three control planes and a worker, in which the worker process is killed at ten random moments in all. */
@OnLabHosts
@Tag("long")
class RandomKillsE2E {
    private static final int KILLS = 5;

    @RepeatedTest(2)
    void theInstallEndsReadyAndNothingIsDoneTwice(RepetitionInfo repetition) {
        try (var cluster = new LabCluster(3, 1, Map.of())) {
            var hosts = cluster.hosts();
            var name = "kills-" + repetition.getCurrentRepetition();
            var began = System.nanoTime();
            try (var client = cluster.startInstall(cluster.manifest(name))) {
                assertThat(new RandomKills().during(cluster, client, KILLS, 2, 16))
                        .isEqualTo(KILLS);
                client.await(Duration.ofMinutes(10)).mustSucceed();
            }
            System.out.printf("install with %d kills: %d s%n", KILLS, (System.nanoTime() - began) / 1_000_000_000);

            assertThat(cluster.nodes())
                    .allMatch(node -> node.endsWith(" Ready"))
                    .hasSize(4);
            for (var host :
                    List.of(hosts.controlPlane(1), hosts.controlPlane(2), hosts.controlPlane(3), hosts.worker(1))) {
                assertThat(hosts.journal(host).finishedAndStartedAgain())
                        .as(host)
                        .isEmpty();
            }
        }
    }
}
