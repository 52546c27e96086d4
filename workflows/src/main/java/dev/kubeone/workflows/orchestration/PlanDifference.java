package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.plan.Blocker;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.PlannedStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What differs between the plan that was shown and the one made after a second look, one line each. */
final class PlanDifference {
    private static final int MOST_LINES = 50;

    private final List<String> lines = new ArrayList<>();

    private PlanDifference() {}

    static List<String> of(Plan shown, Plan now) {
        var difference = new PlanDifference();
        difference.steps(byId(shown), byId(now));
        difference.texts("a guard fails now: ", sentences(shown.blockers()), sentences(now.blockers()));
        difference.texts("new warning: ", shown.warnings(), now.warnings());
        difference.texts("already right now: ", kept(shown), kept(now));
        difference.texts("no longer right: ", kept(now), kept(shown));
        if (difference.lines.isEmpty()) {
            difference.lines.add("the same steps are needed, in another order or with other bounds");
        }
        return bounded(difference.lines);
    }

    private void steps(Map<String, PlannedStep> shown, Map<String, PlannedStep> now) {
        now.forEach((id, step) -> {
            if (!shown.containsKey(id)) {
                lines.add("needed now: " + text(step) + " (" + step.reason() + ")");
            } else if (!shown.get(id).equals(step)) {
                lines.add("changed: " + text(step) + " (" + changed(shown.get(id), step) + ")");
            }
        });
        shown.forEach((id, step) -> {
            if (!now.containsKey(id)) {
                lines.add("no longer needed: " + text(step));
            }
        });
    }

    private void texts(String label, List<String> shown, List<String> now) {
        now.stream().filter(text -> !shown.contains(text)).forEach(text -> lines.add(label + text));
    }

    /** Names inputs only, never their values: a value may be a whole file. */
    private static String changed(PlannedStep before, PlannedStep after) {
        var names = new TreeSet<String>(before.inputs().keySet());
        names.addAll(after.inputs().keySet());
        names.removeIf(name -> String.valueOf(before.inputs().get(name))
                .equals(String.valueOf(after.inputs().get(name))));
        return names.isEmpty() ? after.reason() : "other " + String.join(", ", names);
    }

    private static List<String> bounded(List<String> lines) {
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        var first = new ArrayList<>(lines.subList(0, MOST_LINES));
        first.add("… and " + (lines.size() - MOST_LINES) + " more");
        return first;
    }

    private static Map<String, PlannedStep> byId(Plan plan) {
        var steps = new LinkedHashMap<String, PlannedStep>();
        plan.steps().forEach(step -> steps.put(step.id(), step));
        return steps;
    }

    private static List<String> sentences(List<Blocker> blockers) {
        return blockers.stream().map(Blocker::sentence).toList();
    }

    private static List<String> kept(Plan plan) {
        return plan.kept().stream()
                .map(kept -> kept.host() + ": " + kept.title())
                .toList();
    }

    private static String text(PlannedStep step) {
        return step.host() + ": " + step.title();
    }
}
