package dev.kubeone.workflows.orchestration;

import java.util.LinkedHashMap;
import java.util.Map;

/** The hosts of a run as a Markdown table: how much is done, and what each is at. */
final class DetailsTable {
    /** Keeps the text below the 20 KB that a server takes. */
    private static final int MOST_ROWS = 60;

    private static final int MOST_TEXT = 100;

    /** The Web UI sets columns side by side without a gap. */
    private static final String GAP = "\u00a0\u00a0";

    private DetailsTable() {}

    /** The table, or "" while there are no steps. */
    static String of(RunRecord run) {
        if (run.steps().isEmpty()) {
            return "";
        }
        var text = new StringBuilder("| host | steps done" + GAP + " | now | since |\n|:---|:---|:---|:---|\n");
        var rows = rows(run);
        rows.entrySet().stream()
                .limit(MOST_ROWS)
                .forEach(row -> text.append("| ")
                        .append(cell(row.getKey()))
                        .append(row.getValue().cells()));
        if (rows.size() > MOST_ROWS) {
            text.append("\n… and ").append(rows.size() - MOST_ROWS).append(" more hosts\n");
        }
        return text.toString();
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
        return Markdown.text(text, MOST_TEXT) + GAP;
    }

    private static final class Row {
        private int all;
        private int done;
        private int skipped;
        private String now = "";
        private String next = "";
        private long sinceMs;

        void add(StepRecord step, String heldBackBy) {
            all++;
            var title = step.step().title();
            switch (step.state()) {
                case DONE -> done++;
                case SKIPPED -> skipped++;
                case PENDING -> {
                    // Only the first step that is left can be what the host waits with.
                    if (next.isEmpty()) {
                        next = heldBackBy.isEmpty() ? "next: " + title : "waits for " + heldBackBy;
                    }
                }
                case RUNNING -> at(title, step);
                case PARKED -> at("⚠ stopped: " + title, step);
                case CANCELLED -> now = "cancelled";
            }
        }

        private void at(String what, StepRecord step) {
            now = what;
            sinceMs = step.sinceMs();
        }

        private String now() {
            if (!now.isEmpty() || !next.isEmpty()) {
                return now.isEmpty() ? next : now;
            }
            return skipped == 0 ? "✓ all done" : skipped + " skipped";
        }

        String cells() {
            var since = sinceMs == 0 ? "" : Markdown.time(sinceMs);
            return " | " + done + " of " + all + GAP + " | " + cell(now()) + " | " + since + " |\n";
        }
    }
}
