package dev.kubeone.client.watch;

import dev.kubeone.client.text.Durations;
import dev.kubeone.client.text.StatusText;
import dev.kubeone.client.text.Words;
import dev.kubeone.model.run.Decision;
import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.model.run.StepState;
import dev.kubeone.model.run.StepStatus;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Appends a line for whatever is new: for pipes and log files. Every line says the time since the run's start. */
public final class PlainView implements WatchView {
    private static final long REMIND_MS = 30_000;

    private record Line(long atMs, String text) {}

    private final PrintStream out;
    private final Map<String, StepState> steps = new HashMap<>();
    private final Set<Decision> decisions = new HashSet<>();
    private RunState state;
    private String cluster = "";
    private String waitingFor = "";
    private long saidMs;
    private long silenceSaidMs;

    public PlainView(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(RunStatus status, long nowMs) {
        cluster = status.cluster();
        silenceSaidMs = 0;
        var lines = new ArrayList<Line>();
        decisions(status, lines);
        status.steps().forEach(step -> step(step, nowMs, lines));
        state(status, nowMs, lines);
        if (lines.isEmpty()) {
            waiting(status, nowMs, lines);
        }
        lines.stream()
                .sorted(Comparator.comparingLong(Line::atMs))
                .forEach(line -> print(line.atMs() - status.startedAtMs(), line.text()));
    }

    @Override
    public void silent(String why, long sinceMs, long nowMs) {
        if (silenceSaidMs == 0 || nowMs - silenceSaidMs >= REMIND_MS) {
            silenceSaidMs = nowMs;
            var name = cluster.isEmpty() ? "" : cluster + ": ";
            out.println(name + why + " since " + Durations.text(nowMs - sinceMs) + ", still waiting");
        }
    }

    @Override
    public void end() {
        out.flush();
    }

    private void decisions(RunStatus status, List<Line> lines) {
        status.decisions().stream().filter(decisions::add).forEach(decision -> {
            var about = decision.about().isEmpty() ? "" : " " + decision.about();
            lines.add(new Line(decision.atMs(), decision.who() + " decided: " + decision.what() + about));
        });
    }

    private void step(StepStatus step, long nowMs, List<Line> lines) {
        var before = steps.put(step.id(), step.state());
        if (before == step.state() || step.state() == StepState.PENDING) {
            return;
        }
        var what = step.host() + " " + step.title() + ": ";
        if ((before == null || before == StepState.PENDING) && step.startedAtMs() > 0) {
            lines.add(new Line(step.startedAtMs(), what + "started"));
        } else if (step.state() == StepState.RUNNING) {
            lines.add(new Line(nowMs, what + "trying again"));
        }
        if (step.state() != StepState.RUNNING) {
            lines.add(new Line(step.endedAtMs() > 0 ? step.endedAtMs() : nowMs, what + ending(step)));
        }
    }

    private static String ending(StepStatus step) {
        var took = step.endedAtMs() > 0 && step.startedAtMs() > 0
                ? " in " + Durations.text(step.endedAtMs() - step.startedAtMs())
                : "";
        var message = step.message().isEmpty() ? "" : ", " + step.message();
        return step.state() == StepState.PARKED
                ? "stopped and waits for a decision" + message
                : Words.of(step.state()) + took + message;
    }

    private void state(RunStatus status, long nowMs, List<Line> lines) {
        if (status.state() != state) {
            state = status.state();
            saidMs = nowMs;
            lines.add(new Line(moment(status, nowMs), Words.of(state) + (state.over() ? "" : percent(status))));
        }
    }

    // What ended while nobody looked ended then, not now.
    private static long moment(RunStatus status, long nowMs) {
        if (status.state().over() && status.endedAtMs() > 0) {
            return status.endedAtMs();
        }
        return nowMs;
    }

    private void waiting(RunStatus status, long nowMs, List<Line> lines) {
        var changed = !status.waitingFor().equals(waitingFor);
        if (changed || nowMs - saidMs >= REMIND_MS) {
            waitingFor = status.waitingFor();
            saidMs = nowMs;
            StatusText.waiting(status, nowMs)
                    .ifPresent(text -> lines.add(new Line(nowMs, "waiting for " + text + percent(status))));
        }
    }

    private static String percent(RunStatus status) {
        return status.steps().isEmpty() ? "" : ", " + status.percent() + "%";
    }

    private void print(long elapsedMs, String text) {
        out.println("[" + Durations.clock(elapsedMs) + "] " + cluster + " " + text);
    }
}
