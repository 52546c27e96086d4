package dev.kubeone.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.hosts.Command;
import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.HostException.Kind;
import dev.kubeone.hosts.Job;
import dev.kubeone.hosts.JobResult;
import dev.kubeone.hosts.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedJobTest {
    private static final HostAddress CP1 = new HostAddress("cp-1", "192.0.2.11", 22, "root", "", "", "", "", "", null);
    private static final Map<String, String> KUBERNETES = Map.of("KUBERNETES_VERSION", "1.34.4", "VARIANT", "debian");

    @TempDir
    Path folder;

    private final AtomicInteger secretsAsked = new AtomicInteger();

    @Test
    void aJobPassesItsOutputOnAndIsJournalled() throws IOException {
        var lines = new ArrayList<String>();
        var result = world(20).hosts().session(CP1).runJob(job("a", 1), lines::add);
        assertThat(result.succeeded()).isTrue();
        assertThat(result.recorded()).isFalse();
        assertThat(result.took()).isBetween(Duration.ofMillis(400), Duration.ofMillis(600));
        assertThat(lines).filteredOn(line -> line != null).containsExactlyElementsOf(result.tail());
        assertThat(journal()).hasSize(2);
        assertThat(journal().get(0)).matches("\\d{13} start a 1 -");
        assertThat(journal().get(1)).matches("\\d{13} end a 1 0");
    }

    @Test
    void aJobThatSucceededIsNotRunAgain() throws IOException {
        run(world(500), job("a", 1));
        var again = run(world(500), job("a", 1));
        assertThat(again.recorded()).isTrue();
        assertThat(again.succeeded()).isTrue();
        assertThat(secretsAsked).hasValue(1);
        assertThat(journal()).hasSize(2);
    }

    @Test
    void aRunningJobIsAttachedTo() throws Exception {
        var first = CompletableFuture.supplyAsync(() -> run(world(20), job("a", 1)));
        var second = CompletableFuture.supplyAsync(() -> run(world(20), job("a", 1)));
        assertThat(first.get(10, TimeUnit.SECONDS).succeeded()).isTrue();
        assertThat(second.get(10, TimeUnit.SECONDS).succeeded()).isTrue();
        assertThat(journal()).hasSize(2);
    }

    @Test
    void anInterruptDetachesAndTheJobGoesOn() throws Exception {
        var started = new CountDownLatch(1);
        var watching =
                new FutureTask<>(() -> world(10).hosts().session(CP1).runJob(job("a", 1), line -> started.countDown()));
        var thread = new Thread(watching);
        thread.start();
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();
        assertThatThrownBy(() -> watching.get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(HostException.class)
                .hasMessageContaining("interrupted");
        assertThat(journal()).hasSize(1);

        assertThat(run(world(10), job("a", 1)).succeeded()).isTrue();
        assertThat(secretsAsked).hasValue(1);
        assertThat(journal()).hasSize(2);
    }

    @Test
    void aJobThatFailedIsStartedAgain() throws IOException {
        fault("failing: {InstallKubernetes: {attempts: 1, exitCode: 7, text: 'E: no space left'}}");
        var failed = run(world(500), job("a", 1));
        assertThat(failed.exitCode()).isEqualTo(7);
        assertThat(failed.tail()).last().isEqualTo("E: no space left");
        assertThat(observe(world(500))).doesNotContain("software.kubelet");

        assertThat(run(world(500), job("a", 1)).succeeded()).isTrue();
        assertThat(journal())
                .extracting(line -> line.split(" ", 2)[1])
                .containsExactly("start a 1 -", "end a 1 7", "start a 2 -", "end a 2 0");
        assertThat(observe(world(500))).contains("software.kubelet=1.34.4");
    }

    @Test
    void anOlderFenceIsRefused() {
        run(world(500), job("b", 5));
        assertThatThrownBy(() -> run(world(500), job("a", 4))).matches(e -> kind(e) == Kind.FENCED);
        assertThat(run(world(500), job("c", 5)).succeeded()).isTrue();
    }

    @Test
    void anUnreachableHostIsBackWhenTheFaultIsOver() throws IOException {
        fault("unreachableUntil: " + (System.currentTimeMillis() + 60_000));
        assertThatThrownBy(() -> run(world(500), job("a", 1))).matches(e -> kind(e) == Kind.UNREACHABLE);
        assertThatThrownBy(() -> observe(world(500))).matches(e -> kind(e) == Kind.UNREACHABLE);
        fault("unreachableUntil: " + (System.currentTimeMillis() - 1));
        assertThat(run(world(500), job("a", 1)).succeeded()).isTrue();
    }

    @Test
    void onAHostThatIsFarAwayNothingBeginsAtOnce() throws IOException {
        observe(world(500));
        fault("{reachedAfterMs: 150, atLeastMs: 700}");
        var asked = System.currentTimeMillis();
        run(world(500), job("a", 1));
        var started = Long.parseLong(journal().get(0).split(" ")[0]);
        assertThat(started - asked).isBetween(150L, 10_000L);
        assertThat(Long.parseLong(journal().get(1).split(" ")[0]) - started).isEqualTo(700);
    }

    @Test
    void aRebootCutsARunningJobOffAndItIsStartedAgain() throws Exception {
        var world = world(100);
        var before = line(observe(world), "machine.bootId");
        var slow = CompletableFuture.supplyAsync(() -> run(world(5), job("a", 1)));
        awaitFile(folder.resolve("hosts/cp-1_192.0.2.11/journal"));
        fault("reboots: [" + System.currentTimeMillis() + "]");
        assertThatThrownBy(() -> slow.get(10, TimeUnit.SECONDS)).cause().matches(e -> kind(e) == Kind.UNREACHABLE);

        var second = retried(world);
        assertThat(second.succeeded()).isTrue();
        assertThat(journal())
                .extracting(line -> line.split(" ", 2)[1])
                .containsExactly("start a 1 -", "end a 1 cut", "start a 2 -", "end a 2 0");
        assertThat(line(observe(world), "machine.bootId")).isNotEqualTo(before);
    }

    @Test
    void aJobThatOutlivesItsTimeoutIsStopped() throws IOException {
        fault("slow: 100");
        var job = job("a", 1, Map.of(), Duration.ofMillis(300));
        assertThatThrownBy(() -> run(world(20), job)).matches(e -> kind(e) == Kind.TIMED_OUT);
        assertThat(journal()).last().asString().endsWith("end a 1 124");
    }

    @Test
    void namesThatNoModelKnowsAreRefused() {
        var session = world(500).hosts().session(CP1);
        var typo = new Job("a", "InstalKubernetes", "", Map.of(), Map::of, 1, "demo", Duration.ofSeconds(5));
        assertThatThrownBy(() -> session.runJob(typo, line -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("InstalKubernetes")
                .hasMessageContaining("InstallKubernetes");
        assertThatThrownBy(() -> session.run(new Command("obserwe", "", Map.of(), Duration.ofSeconds(5))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> session.openTunnel("127.0.0.1", 6443))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void secretsNeverTouchAFile() throws IOException {
        run(world(500), job("a", 1, Map.of("TOKEN", new Secret("marker-secret")), Duration.ofSeconds(5)));
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("marker-secret");
            }
        }
    }

    private SimulatedWorld world(double speed) {
        return new SimulatedWorld(folder, speed);
    }

    private static JobResult run(SimulatedWorld world, Job job) {
        return world.hosts().session(CP1).runJob(job, line -> {});
    }

    private Job job(String id, long fence) {
        return job(id, fence, Map.of(), Duration.ofSeconds(30));
    }

    private Job job(String id, long fence, Map<String, Secret> secrets, Duration timeout) {
        return new Job(
                id,
                "InstallKubernetes",
                "",
                KUBERNETES,
                () -> {
                    secretsAsked.incrementAndGet();
                    return secrets;
                },
                fence,
                "demo",
                timeout);
    }

    private static String observe(SimulatedWorld world) {
        return world.hosts()
                .session(CP1)
                .run(new Command("observe", "", Map.of(), Duration.ofSeconds(5)))
                .stdout();
    }

    private static String line(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key + "="))
                .findFirst()
                .orElseThrow();
    }

    private List<String> journal() throws IOException {
        return Files.readAllLines(folder.resolve("hosts/cp-1_192.0.2.11/journal"));
    }

    private void fault(String yaml) throws IOException {
        Files.createDirectories(folder.resolve("faults"));
        var fresh = Files.writeString(folder.resolve("faults/.cp-1.new"), yaml);
        Files.move(fresh, folder.resolve("faults/cp-1.yaml"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** As a workflow does: again and again while the host is away. */
    private JobResult retried(SimulatedWorld world) throws TimeoutException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < deadline) {
            try {
                return run(world, job("a", 1));
            } catch (HostException e) {
                assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
            }
        }
        throw new TimeoutException("the host did not come back");
    }

    private static void awaitFile(Path file) throws TimeoutException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!Files.exists(file)) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(file.toString());
            }
            Thread.onSpinWait();
        }
    }

    private static Kind kind(Throwable thrown) {
        return ((HostException) thrown).kind();
    }
}
