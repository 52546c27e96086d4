package dev.kubeone.hosts.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kubeone.hosts.Command;
import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.HostException.Kind;
import dev.kubeone.hosts.HostSession;
import dev.kubeone.hosts.Job;
import dev.kubeone.hosts.JobResult;
import dev.kubeone.hosts.Ledger;
import dev.kubeone.hosts.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobE2E {
    @TempDir
    Path directory;

    private final List<String> output = Collections.synchronizedList(new ArrayList<>());
    private SshHosts hosts;
    private HostSession host;

    @BeforeAll
    static void startHost() throws Exception {
        LabHost.up();
    }

    @AfterAll
    static void removeHost() throws Exception {
        LabHost.down();
    }

    @BeforeEach
    void connect() {
        hosts = newHosts();
        host = hosts.session(LabHost.address());
        assertThat(host.run(Ledger.removal()).stderr()).isEmpty();
    }

    @AfterEach
    void disconnect() {
        hosts.close();
    }

    private SshHosts newHosts() {
        return new SshHosts(
                SshOptions.withKnownHosts(directory.resolve("known_hosts")).acceptingNewHostKeys());
    }

    @Test
    void runsAShortCommandAsRoot() {
        var result = host.run(new Command(
                "look",
                "id -u; echo \"$GREETING\"; echo oops >&2; exit 3",
                Map.of("GREETING", "it's me"),
                Duration.ofSeconds(5)));

        assertThat(result.stdout()).isEqualTo("0\nit's me\n");
        assertThat(result.stderr()).isEqualTo("oops\n");
        assertThat(result.exitCode()).isEqualTo(3);
    }

    @Test
    void runsAJobAndRemembersIt() {
        var job = job("first", "echo one; echo two >&2; printf three", Map.of());

        var first = run(job);
        assertThat(first.exitCode()).isZero();
        assertThat(first.tail()).containsExactly("one", "two", "three");
        assertThat(first.recorded()).isFalse();

        var second = run(job);
        assertThat(second.tail()).containsExactly("one", "two", "three");
        assertThat(second.recorded()).isTrue();
        assertThat(second.took()).isEqualTo(first.took());
    }

    @Test
    void costsLittleBesidesItsOwnTime() {
        run(job("warm", "true", Map.of()));
        var times = new ArrayList<Long>();
        for (int i = 0; i < 20; i++) {
            long start = System.nanoTime();
            var result = run(job("trivial-" + i, "true", Map.of()));
            times.add((System.nanoTime() - start) / 1_000_000);
            assertThat(result.succeeded()).isTrue();
        }
        Collections.sort(times);
        System.out.println("trivial job, ms: " + times);
        long start = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            host.run(new Command("Nothing", "true", Map.of(), Duration.ofSeconds(5)));
        }
        System.out.println("trivial command, ms: " + (System.nanoTime() - start) / 20_000_000);
        assertThat(times.get(10)).isLessThan(500);
    }

    @Test
    void attachesToARunningJobFromElsewhere() throws Exception {
        var job = job("attach", "for i in 1 2 3 4 5 6; do echo line $i; sleep 0.5; done", Map.of());
        var first = CompletableFuture.supplyAsync(() -> run(job));
        waitForOutput("line 2");

        try (var other = newHosts()) {
            var second = other.session(LabHost.address()).runJob(job, line -> {});
            assertThat(second.tail()).containsExactly(lines("line ", 1, 6));
            assertThat(second.recorded()).isFalse();
        }
        assertThat(first.get(20, TimeUnit.SECONDS).tail()).containsExactly(lines("line ", 1, 6));
        assertThat(journal("attach")).containsExactly("start 1 -", "end 1 0");
    }

    @Test
    void goesOnWhenTheConnectionIsCut() throws Exception {
        var job = job("cut", "for i in {1..8}; do echo line $i; sleep 0.5; done", Map.of());
        var running = CompletableFuture.supplyAsync(() -> run(job));
        waitForOutput("line 2");
        LabHost.look("pkill -9 -f '^sshd: op' || true");
        waitForOutput("line 4");
        LabHost.look("pkill -9 -f '^sshd: op' || true");

        assertThat(running.get(30, TimeUnit.SECONDS).tail()).containsExactly(lines("line ", 1, 8));
        assertThat(output).containsExactly(lines("line ", 1, 8));
        assertThat(journal("cut")).containsExactly("start 1 -", "end 1 0");
    }

    @Test
    void outputWhoseReaderDiesOnTheHostIsReadOn() throws Exception {
        var job = job("reader", "for i in $(seq 1 8); do echo line $i; sleep 0.5; done", Map.of());
        var running = CompletableFuture.supplyAsync(() -> run(job));
        waitForOutput("line 2");
        LabHost.look("pkill -9 -f '^tail -f -s 0.05'");

        assertThat(running.get(50, TimeUnit.SECONDS).tail()).containsExactly(lines("line ", 1, 8));
        assertThat(output).containsExactly(lines("line ", 1, 8));
        assertThat(journal("reader")).containsExactly("start 1 -", "end 1 0");
    }

    @Test
    void waitsForAHostThatIsSilentForAWhile() throws Exception {
        var job = job("silent", "for i in {1..6}; do echo line $i; sleep 0.5; done", Map.of());
        var running = CompletableFuture.supplyAsync(() -> run(job));
        waitForOutput("line 2");
        LabHost.freeze();
        try {
            Awaitility.await()
                    .pollDelay(Duration.ofSeconds(22))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> !running.isDone());
        } finally {
            LabHost.thaw();
        }

        assertThat(running.get(40, TimeUnit.SECONDS).tail()).containsExactly(lines("line ", 1, 6));
        assertThat(output).containsExactly(lines("line ", 1, 6));
        assertThat(journal("silent")).containsExactly("start 1 -", "end 1 0");
    }

    @Test
    void goesOnWithoutTheOneWhoStartedIt() throws Exception {
        var job = job("orphan", "for i in {1..6}; do echo line $i; sleep 0.5; done", Map.of());
        var caught = new CompletableFuture<HostException>();
        var thread = new Thread(() -> {
            try {
                run(job);
            } catch (HostException e) {
                caught.complete(e);
            }
        });
        thread.start();
        waitForOutput("line 1");
        thread.interrupt();
        assertThat(caught.get(1, TimeUnit.SECONDS)).hasMessageContaining("was interrupted");
        hosts.close();

        try (var other = newHosts()) {
            assertThat(other.session(LabHost.address()).runJob(job, line -> {}).tail())
                    .containsExactly(lines("line ", 1, 6));
        }
        assertThat(journal("orphan")).containsExactly("start 1 -", "end 1 0");
        // Nobody is left who reads the output for us.
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> LabHost.look("pgrep -c tail || true").strip().equals("0"));
    }

    @Test
    void runsAgainWhatARebootCutOff() throws Exception {
        var job = job(
                "reboot",
                "trap '' TERM; if [[ ! -e /var/lib/seen ]]; then touch /var/lib/seen; echo first; sleep 50; fi;"
                        + " rm /var/lib/seen; echo again",
                Map.of());
        var running = CompletableFuture.supplyAsync(() -> run(job));
        waitForOutput("first");
        LabHost.reboot();

        JobResult result;
        try {
            result = running.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            // Booting took longer than one call waits: the durable caller comes back.
            assertThat(((HostException) e.getCause()).kind()).isEqualTo(Kind.UNREACHABLE);
            LabHost.up();
            result = run(job);
        }
        assertThat(result.exitCode()).isZero();
        assertThat(result.tail()).containsExactly("again");
        assertThat(journal("reboot")).containsExactly("start 1 -", "end 1 cut", "start 2 -", "end 2 0");
    }

    @Test
    void runsAFailedJobAgain() throws Exception {
        var job = job("failing", "echo try; test -e /tmp/mended", Map.of());

        assertThat(run(job).exitCode()).isEqualTo(1);
        assertThat(run(job).recorded()).isFalse();
        LabHost.look("touch /tmp/mended");
        assertThat(run(job).exitCode()).isZero();
        assertThat(run(job).recorded()).isTrue();
        assertThat(journal("failing"))
                .containsExactly("start 1 -", "end 1 1", "start 2 -", "end 2 1", "start 3 -", "end 3 0");
    }

    @Test
    void startsOnceHoweverManyAskAtTheSameTime() throws Exception {
        for (int round = 0; round < 5; round++) {
            var job = job("race-" + round, "echo once; sleep 0.3", Map.of());
            var threads = Executors.newFixedThreadPool(6);
            var results = new ArrayList<Future<JobResult>>();
            for (int i = 0; i < 6; i++) {
                results.add(threads.submit(() -> run(job)));
            }
            for (var result : results) {
                assertThat(result.get(60, TimeUnit.SECONDS).tail()).containsExactly("once");
            }
            threads.shutdown();
            assertThat(journal("race-" + round)).containsExactly("start 1 -", "end 1 0");
        }
    }

    @Test
    void refusesAnOldFence() throws Exception {
        assertThat(run(fenced("new", 5)).succeeded()).isTrue();
        assertThat(run(fenced("same", 5)).succeeded()).isTrue();

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> run(fenced("old", 4)))
                .matches(failure -> failure.kind() == Kind.FENCED)
                .withMessageContaining("newer run 5");
        assertThatExceptionOfType(HostException.class)
                .as("not even a recorded result")
                .isThrownBy(() -> run(fenced("new", 4)))
                .matches(failure -> failure.kind() == Kind.FENCED);
        assertThat(journal("old")).isEmpty();
    }

    private static Job fenced(String id, long fence) {
        return new Job(id, "Test", "true", Map.of(), Map::of, fence, "lab", Duration.ofSeconds(20));
    }

    @Test
    void stopsWhatTakesTooLong() throws Exception {
        var job = new Job(
                "late",
                "Late",
                "echo begun; sleep 300 & sleep 300",
                Map.of(),
                Map::of,
                1,
                "lab",
                Duration.ofMillis(1500));

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> run(job))
                .matches(failure -> failure.kind() == Kind.TIMED_OUT)
                .withMessageContaining("Late on " + LabHost.NAME)
                .withMessageContaining("begun");
        assertThat(LabHost.look("pgrep -c sleep || true").strip()).isEqualTo("0");
        assertThat(journal("late")).containsExactly("start 1 -", "end 1 124");
    }

    @Test
    void leavesNoTraceOfSecrets() throws Exception {
        var marker = "mark/er$'\"&\\1-[x]*-planted0815";
        var script = "echo \"got $TOKEN and $PLAIN\"; printf '%s\\n' \"$KEY\";"
                + " echo join abcdef.0123456789abcdef; test ! -e /run/kubeone/secret/env; sleep 1";
        var secrets = Map.of("TOKEN", new Secret(marker), "KEY", new Secret("-----BEGIN x\nline-of-key-4711\n"));

        var running = CompletableFuture.supplyAsync(() -> run(job("secret", script, secrets)));
        waitForOutput("join [redacted]");
        // The brackets keep the question itself out of the answer.
        assertThat(LabHost.look("grep -alE 'planted[0]815|of-key-[4]711' /proc/[0-9]*/cmdline || true"))
                .isEmpty();

        assertThat(running.get(20, TimeUnit.SECONDS).exitCode()).isZero();
        assertThat(output).contains("got [redacted] and a b", "join [redacted]");
        assertThat(String.join("\n", output)).doesNotContain("0815").doesNotContain("4711");
        assertThat(LabHost.look(
                        "grep -arlE 'planted0815|of-key-4711|abcdef.0123' /var/lib/kubeone /run /tmp /var/log 2>/dev/null"
                                + " | grep -v script.sh || true"))
                .isEmpty();
        assertThat(LabHost.look("ls -A /run/kubeone")).doesNotContain("secret");
        assertThat(LabHost.look("stat -c %a /var/lib/kubeone /var/lib/kubeone/jobs/secret/output.log"))
                .isEqualTo("700\n600\n");
    }

    @Test
    void asksForSecretsOnlyWhenItStarts() {
        var asked = new AtomicInteger();
        var job = new Job(
                "lazy",
                "Lazy",
                "test -n \"$TOKEN\"",
                Map.of(),
                () -> {
                    asked.incrementAndGet();
                    return Map.of("TOKEN", new Secret("value"));
                },
                1,
                "lab",
                Duration.ofSeconds(20));

        assertThat(run(job).succeeded()).isTrue();
        assertThat(run(job).recorded()).isTrue();
        assertThat(asked).hasValue(1);
    }

    @Test
    void doesNotWaitForWhatTheScriptLeavesBehind() {
        long start = System.nanoTime();
        var result = run(job("daemon", "sleep 100 & echo started", Map.of()));

        assertThat(result.tail()).containsExactly("started");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void keepsTheLastFortyLinesOfMany() {
        var result = run(job("many", "seq 1 100000", Map.of()));

        assertThat(result.tail()).containsExactly(lines("", 99_961, 100_000));
        assertThat(output).hasSize(100_000);
        assertThat(run(job("many", "", Map.of())).tail()).containsExactly(lines("", 99_961, 100_000));
    }

    @Test
    void showsThatItIsAliveWhileNothingIsSaid() {
        var quiet = new AtomicInteger();
        host.runJob(job("quiet", "sleep 3.5", Map.of()), line -> {
            if (line == null) {
                quiet.incrementAndGet();
            }
        });

        assertThat(quiet.get()).isBetween(2, 5);
    }

    @Test
    void runsInAnEnvironmentThatIsTheSameEverywhere() {
        var result =
                run(job("environment", "pwd; umask; echo $HOME $LC_ALL $PLAIN; env | grep -c JOB_ || true", Map.of()));

        assertThat(result.tail()).containsExactly("/", "0022", "/root C a b", "0");
    }

    @Test
    void forgetsOldJobs() throws Exception {
        run(job("ancient", "true", Map.of()));
        LabHost.look("touch -d '15 days ago' /var/lib/kubeone/jobs/ancient");
        run(job("recent", "true", Map.of()));

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() ->
                        assertThat(LabHost.look("ls /var/lib/kubeone/jobs")).isEqualTo("recent\n"));
    }

    @Test
    void keepsTheLedgerWhileAJobRuns() throws Exception {
        var running = CompletableFuture.supplyAsync(() -> run(job("busy", "echo on; sleep 2", Map.of())));
        waitForOutput("on");

        var refused = host.run(Ledger.removal());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.stderr()).contains("jobs are still running").contains("kubeone-busy.service");
        assertThat(running.get(20, TimeUnit.SECONDS).succeeded()).isTrue();
        assertThat(host.run(Ledger.removal()).exitCode()).isZero();
        assertThat(LabHost.look("ls -d /var/lib/kubeone 2>&1 || true")).contains("No such file");
    }

    @Test
    void saysWhatAFullDiskPrevents() throws Exception {
        LabHost.look("mkdir -p /var/lib/kubeone; mount -t tmpfs -o size=64k none /var/lib/kubeone;"
                + " head -c 1M /dev/zero >/var/lib/kubeone/fill 2>/dev/null || true");
        try {
            var result = run(job("full", "true", Map.of()));
            assertThat(result.exitCode()).isNotZero();
            assertThat(String.join("\n", result.tail())).contains("No space left on device");
        } finally {
            LabHost.look("umount /var/lib/kubeone");
        }
    }

    @Test
    void saysThatAUserMayNotBecomeRoot() throws Exception {
        LabHost.look(
                "id plain >/dev/null 2>&1 || useradd -m -s /bin/bash plain; install -d -m 700 -o plain ~plain/.ssh;"
                        + " install -m 600 -o plain /etc/lab/authorized_keys ~plain/.ssh/authorized_keys");
        var at = LabHost.address();
        var plain = hosts.session(
                new HostAddress(at.name(), at.host(), at.port(), "plain", at.privateKeyFile(), "", "", "", "", null));

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> plain.run(new Command("look", "id", Map.of(), Duration.ofSeconds(5))))
                .matches(failure -> failure.kind() == Kind.NO_SUDO)
                .withMessageContaining("the user plain may not become root")
                .withMessageContaining("password");
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> plain.runJob(job("no-sudo", "id", Map.of()), line -> {}))
                .matches(failure -> failure.kind() == Kind.NO_SUDO);
    }

    private void waitForOutput(String line) {
        Awaitility.await("output: " + line)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> output.contains(line));
    }

    private static String[] lines(String prefix, int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> prefix + i).toArray(String[]::new);
    }

    /** The starts and ends of a job, without times. */
    private static List<String> journal(String id) throws Exception {
        return LabHost.look("cat /var/lib/kubeone/journal")
                .lines()
                .map(line -> line.split(" "))
                .filter(words -> words[2].equals(id))
                .map(words -> words[1] + " " + words[3] + " " + words[4])
                .toList();
    }

    private JobResult run(Job job) {
        return host.runJob(job, line -> {
            if (Objects.nonNull(line)) {
                output.add(line);
            }
        });
    }

    private static Job job(String id, String script, Map<String, Secret> secrets) {
        return new Job(id, "Test", script, Map.of("PLAIN", "a b"), () -> secrets, 1, "lab", Duration.ofSeconds(60));
    }
}
