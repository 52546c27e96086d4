package dev.kubeone.lab;

import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;

/** kill -9 for the worker at random moments of a run, each time followed by a new worker. */
final class RandomKills {
    private final Random random;

    /** The seed is printed, so that a run that fails can be had again with -Dkubeone.seed. */
    RandomKills() {
        var seed = Long.getLong("kubeone.seed", System.nanoTime() % 1_000_000);
        System.out.println("seed of the kills: " + seed);
        random = new Random(seed);
    }

    /**
     * @param client the command that watches the run: no worker is killed after its end
     * @param most seconds before a kill
     * @return how many workers were killed
     */
    int during(LabCluster cluster, Program client, int kills, int least, int most) {
        for (var kill = 0; kill < kills; kill++) {
            var pause = Duration.ofSeconds(least).plusMillis(random.nextInt((most - least) * 1000));
            var until = System.nanoTime() + pause.toNanos();
            Awaitility.await("kill " + (kill + 1))
                    .atMost(pause.plusSeconds(30))
                    .until(() -> System.nanoTime() > until || !client.alive());
            if (!client.alive()) {
                return kill;
            }
            cluster.killWorker();
            cluster.startWorker();
        }
        return kills;
    }
}
