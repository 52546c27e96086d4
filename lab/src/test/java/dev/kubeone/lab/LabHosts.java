package dev.kubeone.lab;

import dev.kubeone.lab.Program.Ended;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Hosts of one test class, with a prefix and addresses of their own; gone when closed. */
final class LabHosts implements AutoCloseable {
    static final String PREFIX = System.getenv().getOrDefault("LAB_PREFIX", "e2e-");
    private static final Map<String, String> ADDRESSES =
            Map.of("LAB_PREFIX", PREFIX, "LAB_FIRST", System.getenv().getOrDefault("LAB_FIRST", "60"));

    LabHosts(int controlPlanes, int workers) {
        close(); // what an aborted run has left
        lab("up", Integer.toString(controlPlanes), Integer.toString(workers));
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
