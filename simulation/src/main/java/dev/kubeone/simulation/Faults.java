package dev.kubeone.simulation;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What goes wrong on a host, as somebody wrote it to {@code faults/<host>.yaml}, or with the cluster as a whole, in {@code
 * faults/cluster.yaml}. It holds from the moment the file is
 * there; nothing is remembered of it but what it did to jobs.
 *
 * @param unreachableUntil epoch milliseconds until which nobody reaches the host; 0 for reachable
 * @param reboots moments, in epoch milliseconds, at which it reboots: running jobs are cut off and it is away for a while
 * @param slow factor on the duration of jobs that start from now on; 0 is taken for 1
 * @param atLeastMs how long jobs that start from now on take at least, in milliseconds, whatever the world's speed
 * @param reachedAfterMs how long everybody waits before a command or a job begins on the host, or, of a cluster, before its
 *     API can be asked; in milliseconds, whatever the world's speed
 * @param failing by job name: how its attempts fail; of a cluster {@code service shop/web}, which answers the exit code,
 *     {@code job shop/smoke}, or {@code deployment shop/web}, which has no replica available
 * @param podsHeld whether a disruption budget keeps the pods of the node
 * @param podsHeldBy the budget's namespace and name; the model's own if there is none
 * @param facts lines of an observation that are other than the model says, by key: {@code machine.cpus: "1"}
 */
record Faults(
        long unreachableUntil,
        List<Long> reboots,
        double slow,
        long atLeastMs,
        long reachedAfterMs,
        Map<String, Failing> failing,
        Map<String, String> facts,
        boolean podsHeld,
        String podsHeldBy) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Faults NONE = new Faults(0, null, 1, 0, 0, null, null, false, null);

    Faults {
        reboots = reboots == null ? List.of() : List.copyOf(reboots);
        slow = slow == 0 ? 1 : slow;
        failing = failing == null ? Map.of() : Map.copyOf(failing);
        facts = facts == null ? Map.of() : Map.copyOf(facts);
        podsHeldBy = podsHeldBy == null ? "" : podsHeldBy;
    }

    /**
     * @param attempts how many first attempts of each such job fail; 0 is taken for all
     * @param exitCode what they end with; 0 is taken for 1
     * @param text the last line of their output
     */
    record Failing(int attempts, int exitCode, String text) {
        Failing {
            attempts = attempts == 0 ? Integer.MAX_VALUE : attempts;
            exitCode = exitCode == 0 ? 1 : exitCode;
            text = text == null ? "an injected fault" : text;
        }
    }

    /** @throws UncheckedIOException that names the file if it cannot be understood */
    static Faults read(Path file) {
        try {
            var text = Files.readString(file);
            return text.isBlank() ? NONE : YAML.readValue(text, Faults.class);
        } catch (NoSuchFileException e) {
            return NONE;
        } catch (IOException e) {
            throw new UncheckedIOException("read " + file, e);
        }
    }
}
