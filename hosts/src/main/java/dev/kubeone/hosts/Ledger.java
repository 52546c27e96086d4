package dev.kubeone.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** What a host remembers of its jobs, under {@value #DIRECTORY}. Jobs older than 14 days are forgotten by themselves. */
public final class Ledger {
    public static final String DIRECTORY = "/var/lib/kubeone";

    private Ledger() {}

    /** Forgets all jobs and fences of a host, as the last act of a reset; fails while a job runs there. */
    public static Command removal() {
        return new Command("RemoveLedger", script("remove-ledger.sh"), Map.of(), Duration.ofMinutes(1));
    }

    private static String script(String name) {
        try (var stream = Ledger.class.getResourceAsStream("/dev/kubeone/hosts/ssh/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the script " + name, e);
        }
    }
}
