package dev.kubeone.client.watch;

import dev.kubeone.client.console.Ink;
import dev.kubeone.client.console.TerminalSize;
import dev.kubeone.client.text.Durations;
import dev.kubeone.client.text.HostRow;
import dev.kubeone.client.text.StatusText;
import dev.kubeone.client.text.Words;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.model.run.StepState;
import dev.kubeone.model.run.StepStatus;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** One line per host that changes in place: for terminals. */
public final class LiveView implements WatchView {
    private static final int FRAME = 4;

    private final PrintStream out;
    private final Ink ink;
    private final TerminalSize size;
    private List<String> block = List.of();
    private int drawn;

    public LiveView(PrintStream out, Ink ink, TerminalSize size) {
        this.out = out;
        this.ink = ink;
        this.size = size;
    }

    @Override
    public void show(RunStatus status, long nowMs) {
        block = block(status, nowMs);
        draw(block);
    }

    @Override
    public void silent(String why, long sinceMs, long nowMs) {
        var lines = new ArrayList<>(block);
        lines.add(ink.attention(cut(why + " since " + Durations.text(nowMs - sinceMs) + ", still waiting")));
        draw(lines);
    }

    @Override
    public void end() {
        drawn = 0;
    }

    private void draw(List<String> lines) {
        var text = new StringBuilder();
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append("A\u001b[J");
        }
        lines.forEach(line -> text.append(line).append('\n'));
        out.print(text);
        out.flush();
        drawn = lines.size();
    }

    private List<String> block(RunStatus status, long nowMs) {
        var lines = new ArrayList<String>();
        var end = status.state().over() && status.endedAtMs() > 0 ? status.endedAtMs() : nowMs;
        var percent = status.steps().isEmpty() ? "" : "  " + status.percent() + "%";
        lines.add(ink.strong(cut(StatusText.headline(status) + "  " + Words.of(status.state()) + percent + "  "
                + Durations.clock(end - status.startedAtMs()) + (status.simulated() ? "  simulated hosts" : ""))));
        lines.addAll(rows(status, nowMs));
        StatusText.waiting(status, nowMs).ifPresent(text -> lines.add(ink.faint(cut("waiting for " + text))));
        return lines;
    }

    private List<String> rows(RunStatus status, long nowMs) {
        var rows = HostRow.of(status);
        var width = rows.stream().mapToInt(row -> row.host().length()).max().orElse(0);
        var room = size.rows() - FRAME;
        if (rows.size() <= room) {
            return rows.stream().map(row -> line(row, width, nowMs)).toList();
        }
        // More hosts than lines: those that work or wait are worth seeing.
        var shown = rows.stream()
                .sorted(Comparator.comparingInt(LiveView::interest))
                .limit(room - 1L)
                .map(row -> line(row, width, nowMs))
                .toList();
        var lines = new ArrayList<>(shown);
        lines.add(ink.faint(cut("… and " + (rows.size() - shown.size()) + " more hosts")));
        return lines;
    }

    private static int interest(HostRow row) {
        return switch (row.current().state()) {
            case PARKED -> 0;
            case RUNNING -> 1;
            case PENDING, CANCELLED -> 2;
            case DONE, SKIPPED -> row.over() == row.total() ? 4 : 3;
        };
    }

    private String line(HostRow row, int width, long nowMs) {
        var step = row.current();
        var host = row.host() + " ".repeat(width - row.host().length());
        var count = String.format(Locale.ROOT, "%3d/%-3d", row.over(), row.total());
        return paint(row, cut(mark(row) + " " + host + " " + count + " " + doing(row, step, nowMs)));
    }

    private static String doing(HostRow row, StepStatus step, long nowMs) {
        return switch (step.state()) {
            case RUNNING -> step.title() + "  " + Durations.clock(nowMs - step.startedAtMs());
            case PARKED -> step.title() + "  needs a decision";
            case PENDING -> step.message().isEmpty() ? "waits" : step.message();
            case CANCELLED -> "cancelled";
            case DONE, SKIPPED -> row.over() == row.total() ? "done" : "waits after " + step.title();
        };
    }

    private static String mark(HostRow row) {
        if (row.over() == row.total()) {
            return "✔";
        }
        return row.current().state() == StepState.PARKED ? "!" : row.current().state() == StepState.RUNNING ? "▸" : "·";
    }

    private String paint(HostRow row, String line) {
        if (row.over() == row.total()) {
            return ink.good(line);
        }
        return row.current().state() == StepState.PARKED ? ink.attention(line) : line;
    }

    // A line that wraps would be two lines to the cursor and leave rubbish behind.
    private String cut(String line) {
        var room = size.columns() - 1;
        return line.codePointCount(0, line.length()) <= room
                ? line
                : line.substring(0, line.offsetByCodePoints(0, room - 1)) + "…";
    }
}
