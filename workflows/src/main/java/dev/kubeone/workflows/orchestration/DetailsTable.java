package dev.kubeone.workflows.orchestration;

import java.util.LinkedHashMap;
import java.util.Map;

/** The run as a Markdown table for the Web UI: what is done, runs and waits on each host. */
final class DetailsTable {
    /** Keeps the text far below the 20 KB that a server takes. */
    private static final int MOST_ROWS = 60;

    private static final int MOST_TEXT = 160;

    private DetailsTable() {}

    static String of(RunRecord run) {
        var text = new StringBuilder("**").append(run.state()).append("**");
        if (!run.stage().isEmpty() && !run.state().over()) {
            text.append(" · ").append(cell(run.stage()));
        }
        var waiting = Waiting.of(run).text();
        if (!waiting.isEmpty()) {
            text.append("\n\nwaiting for ").append(cell(waiting));
        }
        if (!run.steps().isEmpty()) {
            table(text, rows(run));
        }
        return text.toString();
    }

    private static void table(StringBuilder text, Map<String, Row> rows) {
        text.append("\n\n| host | done | now | waiting |\n|---|---|---|---|\n");
        rows.entrySet().stream()
                .limit(MOST_ROWS)
                .forEach(row -> text.append("| ")
                        .append(cell(row.getKey()))
                        .append(row.getValue().cells()));
        if (rows.size() > MOST_ROWS) {
            text.append("\n… and ").append(rows.size() - MOST_ROWS).append(" more hosts\n");
        }
    }

    private static Map<String, Row> rows(RunRecord run) {
        var rows = new LinkedHashMap<String, Row>();
        for (var step : run.steps()) {
            var heldBackBy = run.heldBackBy(step).map(StepRecord::text).orElse("");
            rows.computeIfAbsent(step.step().host(), host -> new Row()).add(step, heldBackBy);
        }
        return rows;
    }

    /** Hosts all of whose steps are over; a host without steps was right from the start. */
    static long hostsDone(RunRecord run) {
        var busy = run.steps().stream()
                .filter(step -> !step.over())
                .map(step -> step.step().host())
                .distinct()
                .toList();
        return run.request().manifest().hosts().stream()
                .filter(host -> !busy.contains(host.displayName()))
                .count();
    }

    private static String cell(String text) {
        var line = text.replace("|", "\\|").replace('\n', ' ');
        return line.length() <= MOST_TEXT ? line : line.substring(0, MOST_TEXT - 1) + "…";
    }

    private static final class Row {
        private int all;
        private int done;
        private int pending;
        private String now = "";

        void add(StepRecord step, String heldBackBy) {
            all++;
            switch (step.state()) {
                case DONE, SKIPPED -> done++;
                case PENDING -> {
                    // Only the first step that is left can be what the host waits with.
                    if (pending == 0 && now.isEmpty() && !heldBackBy.isEmpty()) {
                        now = "waits for " + heldBackBy;
                    }
                    pending++;
                }
                case RUNNING -> now = step.step().title();
                case PARKED -> now = "⚠ " + step.step().title() + " is parked";
                case CANCELLED -> now = "cancelled";
            }
        }

        String cells() {
            return " | " + done + " of " + all + " | " + cell(now) + " | " + (pending == 0 ? "" : pending) + " |\n";
        }
    }
}
