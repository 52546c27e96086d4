package dev.kubeone.hosts.ssh;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kubeone.hosts.HostAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lab host of these tests: a container with systemd and sshd, made by the lab's host.sh. */
final class LabHost {
    static final String NAME = "hosts-e2e";
    private static final String IP = "172.30.0.41";
    private static final String SCRIPT = "KUBEONE_LAB_HOSTS";

    private LabHost() {}

    static void up() throws Exception {
        assumeTrue(
                System.getenv(SCRIPT) != null,
                "SKIPPED: no test on a real host with systemd; set " + SCRIPT + " to the path of the lab's host.sh");
        call(List.of(System.getenv(SCRIPT), "up", NAME, IP));
    }

    static void down() throws Exception {
        if (System.getenv(SCRIPT) != null) {
            call(List.of(System.getenv(SCRIPT), "down", NAME));
        }
    }

    static void reboot() throws Exception {
        call(List.of("docker", "restart", NAME));
    }

    /** Nothing on it runs or answers any more, as in a network that is cut. */
    static void freeze() throws Exception {
        call(List.of("docker", "pause", NAME));
    }

    static void thaw() throws Exception {
        call(List.of("docker", "unpause", NAME));
    }

    /** As root, past SSH. */
    static String look(String script) throws Exception {
        return call(List.of("docker", "exec", NAME, "bash", "-c", script));
    }

    static HostAddress address() {
        var mirror = System.getenv().getOrDefault("LAB_MIRROR", "/var/cache/kubeone-lab");
        var key = Path.of(mirror, "ssh", "id_ed25519").toString();
        return new HostAddress(NAME, IP, 22, "op", key, "", "", "", "", null);
    }

    private static String call(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + " failed: " + output);
        }
        return output;
    }
}
