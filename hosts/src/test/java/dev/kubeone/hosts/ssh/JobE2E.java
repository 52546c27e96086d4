package dev.kubeone.hosts.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.hosts.Command;
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
        assertThat(times.get(10)).isLessThan(500);
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
