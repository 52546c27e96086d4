package dev.kubeone.client.text;

import dev.kubeone.client.console.Ink;
import dev.kubeone.model.plan.Blocker;
import dev.kubeone.model.rehearsal.Rehearsal;
import dev.kubeone.model.rehearsal.Rehearsal.Question;
import dev.kubeone.model.rehearsal.Rehearsal.Wait;
import dev.kubeone.model.rehearsal.Rehearsal.WaitKind;
import dev.kubeone.model.rehearsal.RehearsedStage;
import dev.kubeone.model.rehearsal.RehearsedStep;
import dev.kubeone.model.run.StepState;
import java.util.ArrayList;
import java.util.List;

/** A rehearsal as an operator reads it: the order, the waits, the questions, how long. Times are from its start. */
public final class RehearsalText {
    private final Rehearsal rehearsal;
    private final boolean usual;
    private final Ink ink;

    private RehearsalText(Rehearsal rehearsal, boolean usual, Ink ink) {
        this.rehearsal = rehearsal;
        this.usual = usual;
        this.ink = ink;
    }

    /** @param usual whether times are those of the cluster's earlier runs, as far as there are any */
    public static List<String> lines(Rehearsal rehearsal, boolean usual, Ink ink) {
        return new RehearsalText(rehearsal, usual, ink).lines();
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(ink.strong(
                "Rehearsal for " + rehearsal.cluster() + ": " + rehearsal.kind().verb() + versions()));
        lines.add("On simulated hosts, as if started " + Moments.text(rehearsal.startsAtMs()) + "; they begin as: "
                + rehearsal.basis() + ".");
        lines.addAll(order());
        lines.addAll(waits());
        lines.addAll(questions());
        lines.addAll(warnings());
        lines.addAll(blockers());
        lines.add("");
        lines.add(end());
        return List.copyOf(lines);
    }

    private String versions() {
        return rehearsal.from().isEmpty() || rehearsal.from().equals(rehearsal.to())
                ? " Kubernetes " + rehearsal.to()
                : " Kubernetes " + rehearsal.from() + " → " + rehearsal.to();
    }

    private List<String> order() {
        var lines = new ArrayList<String>();
        rehearsal.stages().forEach(stage -> lines.addAll(stage(stage)));
        return lines.isEmpty() ? lines : headed("What would happen, and when", lines);
    }

    private List<String> stage(RehearsedStage stage) {
        var lines = new ArrayList<String>();
        lines.add("  " + ink.strong(at(stage.startedAtMs()) + "  " + stage.title())
                + (stage.startedAtMs() == 0 ? "" : ink.faint("  " + took(stage.startedAtMs(), stage.endedAtMs()))));
        stage.steps().forEach(step -> lines.add("      " + step(step)));
        return lines;
    }

    private String step(RehearsedStep step) {
        var what = at(step.startedAtMs()) + "  " + step.host() + ": " + step.title();
        return step.state() == StepState.DONE
                ? what + ink.faint("  " + took(step.startedAtMs(), step.endedAtMs()))
                : what + "  " + ink.attention(Words.of(step.state()) + tail(step.message()));
    }

    private static String tail(String message) {
        return message.isEmpty() ? "" : ": " + message;
    }

    private List<String> waits() {
        return headed(
                "What it would wait for",
                rehearsal.waits().stream().map(this::wait).toList());
    }

    private String wait(Wait wait) {
        var until = wait.kind() == WaitKind.WINDOW ? ", until " + Moments.text(wait.untilMs()) : "";
        return "  " + at(wait.fromMs()) + "  for " + took(wait.fromMs(), wait.untilMs()) + until + ": " + wait.what();
    }

    private List<String> questions() {
        var lines = new ArrayList<String>();
        rehearsal.questions().forEach(question -> lines.addAll(question(question)));
        return headed("What a person would be asked", lines);
    }

    private List<String> question(Question question) {
        return List.of(
                "  " + at(question.atMs()) + "  " + question.asks(),
                "      → " + question.answer() + ink.faint("  (here: " + question.assumed() + ")"));
    }

    private List<String> warnings() {
        return headed(
                "Warnings",
                rehearsal.warnings().stream().map(warning -> "  - " + warning).toList());
    }

    private List<String> blockers() {
        var lines = new ArrayList<String>();
        rehearsal.blockers().forEach(blocker -> lines.addAll(blocker(blocker)));
        return headed("It would be refused", lines);
    }

    private static List<String> blocker(Blocker blocker) {
        var place = blocker.where().isEmpty() ? "" : blocker.where() + ": ";
        return List.of("  x " + place + blocker.why() + " [" + blocker.guard() + "]", "    → " + blocker.next());
    }

    private List<String> headed(String title, List<String> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        var all = new ArrayList<>(List.of("", ink.strong(title)));
        all.addAll(lines);
        return all;
    }

    private String end() {
        return switch (rehearsal.end()) {
            case NOTHING_TO_DO -> "Nothing to do: " + rehearsal.cluster() + " is as the manifest wants it.";
            case REFUSED -> "Nothing would happen.";
            case DONE -> duration() + ".";
            case NEEDS_ATTENTION -> ink.bad("It would stand still after " + length(rehearsal.durationMs()) + why());
            default ->
                ink.bad("It would end as " + Words.of(rehearsal.end()) + " after " + length(rehearsal.durationMs())
                        + why());
        };
    }

    private String why() {
        return rehearsal.failure() == null ? "." : ": " + rehearsal.failure().sentence();
    }

    private String duration() {
        var by = usual ? "by this cluster's earlier runs" : "by the times of the models";
        var windows = rehearsal.windowMs() == 0
                ? ""
                : ", and " + length(rehearsal.windowMs()) + " in which no maintenance window is open";
        return "It would take about " + length(rehearsal.workMs()) + " (" + by + ")" + windows
                + "; what people take to answer comes on top";
    }

    /** As wide as any other of the same length. */
    private String at(long moment) {
        var clock = Durations.clock(Math.max(moment, rehearsal.startsAtMs()) - rehearsal.startsAtMs());
        return moment == 0 ? "-".repeat(clock.length() + 1) : "+" + clock;
    }

    private static String took(long from, long until) {
        return length(until - from);
    }

    private static String length(long millis) {
        return Durations.whole(millis);
    }
}
