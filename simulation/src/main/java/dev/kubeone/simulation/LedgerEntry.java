package dev.kubeone.simulation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;

/**
 * The last attempt of a job on a simulated host. How it ends is settled when it starts; nobody sees it before it is
 * over.
 *
 * @param environment the job's environment, as on a real host's ledger: no secrets
 * @param attempt counts from 1
 * @param durationMs by this world's clock
 * @param exitCode of the script, {@link #TIMED_OUT}, or {@link #CUT}
 * @param lines its output, spread evenly over its duration
 */
record LedgerEntry(
        String id,
        String name,
        String scope,
        Map<String, String> environment,
        int attempt,
        long startedAtMs,
        long durationMs,
        int exitCode,
        List<String> lines) {
    static final int TIMED_OUT = 124;

    /** A reboot cut it off; there is no exit code. */
    static final int CUT = -1;

    LedgerEntry {
        environment = Map.copyOf(environment);
        lines = List.copyOf(lines);
    }

    long endsAtMs() {
        return startedAtMs + durationMs;
    }

    boolean over(long nowMs) {
        return nowMs >= endsAtMs();
    }

    boolean succeeded(long nowMs) {
        return over(nowMs) && exitCode == 0;
    }

    @JsonIgnore
    boolean isCut() {
        return exitCode == CUT;
    }

    LedgerEntry cutAt(long momentMs) {
        return new LedgerEntry(id, name, scope, environment, attempt, startedAtMs, momentMs - startedAtMs, CUT, lines);
    }

    /** When a line of the output is there. */
    long lineAtMs(int index) {
        return startedAtMs + durationMs * (index + 1) / (lines.size() + 1);
    }

    String journalCode() {
        return isCut() ? "cut" : String.valueOf(exitCode);
    }
}
