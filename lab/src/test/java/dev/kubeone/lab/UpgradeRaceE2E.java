package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same upgrade of the same kind of cluster, three control planes and a worker, by a plain sequential script and by
 * {@code start-upgrade}, alternately in one sitting. Ten requests a second go through the balancer meanwhile, and a
 * Deployment with a budget serves. With {@code -Dkubeone.rounds=3} three times each.
 */
@OnLabHosts
@Tag("long")
class UpgradeRaceE2E {
    private static final String FROM = "1.33.13";
    private static final String TO = "1.34.4";
    private static final int PER_SECOND = 10;

    /** Of the plain script's time. */
    private static final double MOST = 0.8;

    @Test
    void oursTakesLessTimeAndTheApiAnswersMoreOften() {
        for (var round = 1; round <= Integer.getInteger("kubeone.rounds", 1); round++) {
            var plain = plain();
            var ours = ours();
            System.out.println("round " + round + "\n  plain script   " + plain + "\n  start-upgrade  " + ours);
            System.out.printf("  ratio          %.2f%n", ours.seconds() / (double) plain.seconds());
            assertThat(ours.seconds()).isLessThanOrEqualTo((long) (MOST * plain.seconds()));
            assertThat(ours.badShare()).isLessThanOrEqualTo(plain.badShare());
            assertThat(ours.breaches()).isZero();
        }
    }

    private static Took plain() {
        try (var hosts = new LabHosts(3, 1)) {
            script(hosts, FROM, "install");
            try (var probe = new ApiProbe(hosts, PER_SECOND);
                    var workload = new GuardedWorkload(hosts, probe)) {
                return Took.of(script(hosts, TO, "upgrade"), probe, workload);
            }
        }
    }

    private static Program.Ended script(LabHosts hosts, String version, String what) {
        var environment = new HashMap<>(hosts.environment());
        environment.put("LAB_KUBERNETES", version);
        var plain = Checkout.ROOT.resolve("lab/lib/plain.sh").toString();
        try (var script = Program.start(environment, List.of(plain, what))) {
            var ended = script.await(Duration.ofMinutes(25)).mustSucceed();
            System.out.print(ended.output());
            return ended;
        }
    }

    private static Took ours() {
        try (var cluster = new LabCluster(3, 1, Map.of())) {
            var old = cluster.write("old", cluster.hosts().manifest("raced").replace(TO, FROM));
            cluster.install(old).mustSucceed();
            try (var probe = new ApiProbe(cluster.hosts(), PER_SECOND);
                    var workload = new GuardedWorkload(cluster.hosts(), probe);
                    var client = cluster.startUpgrade(cluster.manifest("raced"))) {
                return Took.of(client.await(Duration.ofMinutes(20)).mustSucceed(), probe, workload);
            }
        }
    }

    /** What an upgrade took, and what those who used the cluster meanwhile saw of it. */
    private record Took(long seconds, int bad, int sent, int breaches, int looks) {
        static Took of(Program.Ended ended, ApiProbe probe, GuardedWorkload workload) {
            probe.bad().forEach(System.out::println);
            return new Took(
                    ended.took().toSeconds(),
                    probe.bad().size(),
                    probe.sent(),
                    workload.breaches().size(),
                    workload.looks());
        }

        double badShare() {
            return bad / (double) sent;
        }

        @Override
        public String toString() {
            return "%d s; %d of %d requests failed or took over 3 s; workload below its budget in %d of %d looks"
                    .formatted(seconds, bad, sent, breaches, looks);
        }
    }
}
