package dev.kubeone.client.text;

import dev.kubeone.client.run.LaterTry;
import dev.kubeone.model.run.Decision;
import dev.kubeone.model.run.RunStatus;
import dev.kubeone.model.run.StepState;
import dev.kubeone.model.run.StepStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A run told in the order in which things happened: steps and people's decisions. */
public final class StoryText {
    private record Event(long atMs, String text) {}

    private StoryText() {}

    /** @param tries of steps that did not end with their first one */
    public static List<String> lines(RunStatus status, List<LaterTry> tries) {
        var events = new ArrayList<Event>();
        events.add(new Event(
                status.startedAtMs(), StatusText.headline(status) + ", requested by " + status.requestedBy()));
        status.steps().forEach(step -> events.addAll(step(step)));
        tries.forEach(again -> events.add(new Event(again.atMs(), text(again))));
        status.decisions().forEach(decision -> events.add(decision(decision)));
        if (status.endedAtMs() > 0) {
            events.add(new Event(status.endedAtMs(), Words.of(status.state()) + failure(status)));
        }
        return events.stream()
                .sorted(Comparator.comparingLong(Event::atMs))
                .map(event -> Moments.text(event.atMs()) + "  " + event.text())
                .toList();
    }

    private static List<Event> step(StepStatus step) {
        var events = new ArrayList<Event>();
        var what = step.host() + ": " + step.title();
        if (step.startedAtMs() > 0) {
            events.add(new Event(step.startedAtMs(), what + " started"));
        }
        if (step.endedAtMs() > 0) {
            var message = step.message().isEmpty() ? "" : " (" + step.message() + ")";
            var took = Durations.text(step.endedAtMs() - step.startedAtMs());
            events.add(new Event(step.endedAtMs(), what + " " + Words.of(step.state()) + " after " + took + message));
        } else if (step.state() == StepState.PARKED) {
            events.add(new Event(step.startedAtMs(), what + " waits for a decision: " + step.message()));
        }
        return events;
    }

    private static String text(LaterTry again) {
        var why = again.before().isEmpty() ? "" : ", after: " + again.before();
        return again.what() + ": attempt " + again.attempt() + why;
    }

    private static Event decision(Decision decision) {
        var about = decision.about().isEmpty() ? "" : " " + decision.about();
        return new Event(decision.atMs(), decision.who() + " decided: " + decision.what() + about);
    }

    private static String failure(RunStatus status) {
        return status.failure() == null ? "" : ": " + status.failure().sentence();
    }
}
