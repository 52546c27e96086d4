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
    static final String NAME = "e2e-hosts";
    private static final String IP = "172.30.0.41";
    private static final String LAB = Path.of("..", "lab", "lab").toString();

    private LabHost() {}

    static void up() throws Exception {
        assumeTrue(wanted(), "SKIPPED: no test on a real host with systemd; set KUBEONE_LAB=1");
        call(List.of(LAB, "host", "up", NAME, IP));
    }

    static void down() throws Exception {
        if (wanted()) {
            call(List.of(LAB, "host", "down", NAME));
        }
    }

    private static boolean wanted() {
        return "1".equals(System.getenv("KUBEONE_LAB"));
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
        var mirror = System.getenv().getOrDefault("LAB_CACHE", "/var/cache/kubeone-lab");
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
