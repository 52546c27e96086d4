package dev.kubeone.lab;

import dev.kubeone.lab.Program.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Hosts of one test class, with a prefix and addresses of their own; gone when closed. */
final class LabHosts implements AutoCloseable {
    static final String PREFIX = System.getenv().getOrDefault("LAB_PREFIX", "e2e-");
    private static final Map<String, String> ADDRESSES =
            Map.of("LAB_PREFIX", PREFIX, "LAB_FIRST", System.getenv().getOrDefault("LAB_FIRST", "60"));

    /** Held as long as this process lives. */
    private static FileLock ours;

    LabHosts(int controlPlanes, int workers) {
        claimPrefix();
        close(); // what an aborted run has left
        lab("up", Integer.toString(controlPlanes), Integer.toString(workers));
    }

    /** Hosts of this prefix are removed at will, so they must not be those of another run. */
    private static synchronized void claimPrefix() {
        if (ours != null) {
            return;
        }
        var file = Path.of(System.getProperty("java.io.tmpdir"), "kubeone-lab-" + PREFIX + "lock");
        try {
            ours = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .tryLock();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be locked", e);
        }
        if (ours == null) {
            throw new IllegalStateException("another test run uses hosts called " + PREFIX
                    + "…: wait for its end, or set LAB_PREFIX and LAB_FIRST to others");
        }
    }

    String controlPlane(int number) {
        return PREFIX + "cp-" + number;
    }

    String worker(int number) {
        return PREFIX + "w-" + number;
    }

    /** What tells a lab script that these hosts are meant. */
    Map<String, String> environment() {
        return ADDRESSES;
    }

    /** A manifest for these hosts. */
    String manifest(String cluster) {
        return lab("manifest", cluster);
    }

    /** Runs a lab command that must succeed; what it printed. */
    String lab(String... arguments) {
        return tryLab(arguments).mustSucceed().output();
    }

    Ended tryLab(String... arguments) {
        var command = new ArrayList<>(List.of(Checkout.LAB.toString()));
        command.addAll(Arrays.asList(arguments));
        return Program.run(ADDRESSES, command.toArray(String[]::new));
    }

    /** Runs a shell line on a host as root; what it printed. */
    String onHost(String host, String line) {
        return tryOnHost(host, line).mustSucceed().output();
    }

    Ended tryOnHost(String host, String line) {
        return Program.run(Map.of(), "docker", "exec", host, "bash", "-c", line);
    }

    /** Whether a program of that name runs on the host. */
    boolean runs(String host, String program) {
        return tryOnHost(host, "pgrep -x " + program).code() == 0;
    }

    JobJournal journal(String host) {
        return JobJournal.parse(onHost(host, "cat /var/lib/kubeone/journal"));
    }

    @Override
    public void close() {
        lab("down");
    }
}
