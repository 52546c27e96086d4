package dev.kubeone.hosts.ssh;

import dev.kubeone.hosts.OutputListener;
import dev.kubeone.hosts.Redactor;
import dev.kubeone.hosts.Secret;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** How far a job's output was read, over all connections of one call. */
final class JobProgress {
    private static final int TAIL = 40;

    private final OutputListener output;
    private final Deque<String> tail = new ArrayDeque<>();
    private Redactor.Lines redactor = Redactor.ofPatterns().lines();
    private int attempt;
    private long offset;
    private long changes;
    private boolean recorded;

    JobProgress(OutputListener output) {
        this.output = output;
    }

    int attempt() {
        return attempt;
    }

    long offset() {
        return offset;
    }

    /** Grows whenever the host has told something. */
    long changes() {
        return changes;
    }

    boolean recorded() {
        return recorded;
    }

    List<String> tail() {
        return List.copyOf(tail);
    }

    Redactor know(Collection<Secret> secrets) {
        var knowing = Redactor.of(secrets);
        redactor = knowing.lines();
        return knowing;
    }

    void follows(int newAttempt, long from, boolean isRecorded) {
        changes++;
        if (newAttempt != attempt) {
            tail.clear();
        }
        attempt = newAttempt;
        offset = from;
        recorded = isRecorded;
    }

    void line(String line, long end) {
        changes++;
        offset = end;
        var clean = redactor.next(line);
        if (tail.size() == TAIL) {
            tail.removeFirst();
        }
        tail.addLast(clean);
        output.line(clean);
    }

    void quiet() {
        output.line(null);
    }
}
