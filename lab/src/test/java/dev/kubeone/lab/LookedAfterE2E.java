package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A real cluster that nobody touches, under a schedule of one minute: no look may find anything, also when the Temporal
 * server dies in between. For as long as {@code -Dkubeone.minutes} says.
 */
@OnLabHosts
@Tag("long")
class LookedAfterE2E {
    private static final int MINUTES = Integer.getInteger("kubeone.minutes", 30);
    private static final Pattern FIRED = Pattern.compile("fired (\\d+) times");

    @Test
    void aCleanClusterGivesNoFinding() {
        try (var cluster = new LabCluster(3, 1, Map.of())) {
            var manifest = cluster.manifest("calm");
            cluster.install(manifest).mustSucceed();
            cluster.client("schedule", "create", "-m", manifest.toString(), "--every", "1m", "--fix", "all")
                    .mustSucceed();

            awaitFired(cluster, MINUTES / 2);
            cluster.killServer();
            cluster.startServer();
            awaitFired(cluster, MINUTES - 1);

            cluster.client("schedule", "delete", "calm").mustSucceed();
            var history = cluster.client("history", "calm").mustSucceed().output();
            var looks = history.lines()
                    .filter(line -> line.contains("Reconcile calm"))
                    .toList();
            System.out.println(looks.size() + " looks at a cluster that nobody touched");
            assertThat(looks).hasSizeGreaterThanOrEqualTo(MINUTES - 2).allMatch(line -> line.contains("nothing to do"));
        }
    }

    private static void awaitFired(LabCluster cluster, int times) {
        Awaitility.await(times + " firings")
                .atMost(Duration.ofMinutes(MINUTES + 5L))
                .pollInterval(Duration.ofSeconds(10))
                .until(() ->
                        fired(cluster.client("schedule", "describe", "calm").output()) >= times);
    }

    private static int fired(String text) {
        var matcher = FIRED.matcher(text);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
