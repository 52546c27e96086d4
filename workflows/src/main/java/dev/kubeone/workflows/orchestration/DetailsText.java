package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.run.Decision;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.StepState;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The run as Markdown for the Web UI, for somebody who sees it for the first time: where it stands, what it waits for and
 * how that is answered, what was done last and decided, and each host.
 */
final class DetailsText {
    private static final int MOST_TEXT = 600;
    private static final int MOST_STOPPED = 5;
    private static final int LATEST = 3;

    /** An empty line: the frame in which the Web UI shows the text is cut at about the last one. */
    private static final String END = "\u00a0";

    private final RunRecord run;
    private final RunState state;

    private DetailsText(RunRecord run) {
        this.run = run;
        this.state = run.state();
    }

    static String of(RunRecord run) {
        var text = new DetailsText(run);
        return Stream.of(
                        text.headline(),
                        text.waits(),
                        text.stopped(),
                        text.leftOut(),
                        text.doneLast(),
                        text.decided(),
                        DetailsTable.of(run),
                        END)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private String headline() {
        var steps = run.steps();
        var stage = run.stage().isEmpty() || state.over() || betweenStages() ? "" : " · " + shown(run.stage());
        var done = steps.stream().filter(step -> step.state() == StepState.DONE).count();
        return "**" + words(state) + "**" + stage
                + (steps.isEmpty() ? "" : " · " + done + " of " + steps.size() + " steps done");
    }

    /** The stage that is known is over then, and the next has not begun. */
    private boolean betweenStages() {
        return state == RunState.AWAITING_APPROVAL || run.phaseUntilMs() != 0;
    }

    private static String words(RunState state) {
        var words = state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private String waits() {
        var waiting = Waiting.of(run);
        if (waiting.text().isEmpty()) {
            var failure = run.status().failure();
            return failure == null ? "" : "**Why:** " + shown(failure.sentence());
        }
        if (state == RunState.NEEDS_ATTENTION) {
            return "**Waits for a decision** about what has stopped" + since(waiting.sinceMs()) + ". " + answers();
        }
        var busy = !run.inState(StepState.RUNNING).isEmpty();
        var until = waiting.untilMs() == 0 || busy ? "" : ", until " + Markdown.time(waiting.untilMs());
        return (state == RunState.RUNNING && busy ? "**Now:** " : "**Waits for** ") + shown(waiting.text())
                + since(waiting.sinceMs()) + until + ". " + answer(busy);
    }

    private static String since(long ms) {
        return ms == 0 ? "" : ", since " + Markdown.time(ms);
    }

    private String answer(boolean busy) {
        return switch (state) {
            case AWAITING_APPROVAL -> "Answer with " + command("approve") + ".";
            case PAUSED -> "Answer with " + command("resume") + ".";
            default -> busy ? "If it takes long, the tab *Pending Activities* says what it waits for." : "";
        };
    }

    private String answers() {
        var parked = run.parked();
        var skip = parked.stream().anyMatch(step -> step.step().policy().skippable());
        var force = parked.stream().anyMatch(step -> step.step().mayBeForced());
        return "Try again: " + command("retry") + (skip ? "; go on without: " + command("skip") : "")
                + (force ? "; past what it respects: " + command("force") : "") + "; end the run: " + command("cancel")
                + ".";
    }

    private String command(String verb) {
        return "`kubeone-client " + verb + " " + run.request().manifest().name() + "`";
    }

    private String stopped() {
        var parked = run.parked();
        var more = parked.size() > MOST_STOPPED ? "\n- and " + (parked.size() - MOST_STOPPED) + " more" : "";
        return list(parked.stream().limit(MOST_STOPPED).map(DetailsText::why)) + more;
    }

    private static String why(StepRecord step) {
        var failure = step.failure();
        var next = failure.next().isEmpty() ? "" : " → **Next:** " + shown(failure.next());
        return "**" + shown(step.text()) + "** (`--step " + step.step().id() + "`): " + shown(failure.why()) + next;
    }

    private String leftOut() {
        return list(run.leftOut().entrySet().stream()
                .limit(MOST_STOPPED)
                .map(left -> "**Left out: " + shown(left.getKey()) + "**: "
                        + shown(left.getValue().sentence())));
    }

    private String doneLast() {
        var done = run.steps().stream()
                .filter(step -> step.state() == StepState.DONE)
                .sorted(Comparator.comparingLong(StepRecord::sinceMs).reversed())
                .limit(LATEST)
                .map(step -> Markdown.time(step.sinceMs()) + " " + shown(step.text()))
                .toList();
        return titled("Done last:", done);
    }

    private String decided() {
        var said = run.decisions();
        var latest = said.subList(Math.max(0, said.size() - LATEST), said.size()).stream()
                .map(DetailsText::sentence)
                .toList();
        return titled("Decided:", latest);
    }

    private static String sentence(Decision decision) {
        return Markdown.time(decision.atMs()) + " " + shown(decision.what()) + " by " + shown(decision.who())
                + (decision.about().isEmpty() ? "" : " (" + shown(decision.about()) + ")");
    }

    private static String titled(String title, Collection<String> items) {
        return items.isEmpty() ? "" : "**" + title + "**\n\n" + list(items.stream());
    }

    private static String list(Stream<String> items) {
        return items.map(item -> "- " + item).collect(Collectors.joining("\n"));
    }

    private static String shown(String text) {
        return Markdown.text(text, MOST_TEXT);
    }
}
