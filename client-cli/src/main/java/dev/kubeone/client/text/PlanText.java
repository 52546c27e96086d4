package dev.kubeone.client.text;

import dev.kubeone.client.console.Ink;
import dev.kubeone.model.plan.Blocker;
import dev.kubeone.model.plan.Lane;
import dev.kubeone.model.plan.Part;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.model.plan.RunKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan as an operator reads it: per host what and why, what is already right, and what stands in the way. */
public final class PlanText {
    private final Plan plan;
    private final Ink ink;

    private PlanText(Plan plan, Ink ink) {
        this.plan = plan;
        this.ink = ink;
    }

    public static List<String> lines(Plan plan, Ink ink) {
        return new PlanText(plan, ink).lines();
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(ink.strong(
                "Plan for " + plan.cluster() + ": " + plan.kind().verb() + " Kubernetes " + plan.kubernetesVersion()));
        hostNames().forEach((host, steps) -> lines.addAll(host(host, steps)));
        if (resets() && plan.steps().findAny().isPresent()) {
            lines.addAll(ResetText.lines(plan, ink));
        }
        lines.addAll(FindingText.lines(plan.findings(), ink));
        lines.addAll(batches());
        lines.addAll(warnings());
        lines.addAll(blockers());
        lines.add("");
        lines.add(summary());
        return List.copyOf(lines);
    }

    // Hosts in the manifest's order, then the cluster as a whole; a host without steps is shown if it has something
    // kept.
    private Map<String, List<PlannedStep>> hostNames() {
        var byHost = new LinkedHashMap<String, List<PlannedStep>>();
        plan.hosts().forEach(host -> byHost.put(host, new ArrayList<>()));
        plan.steps()
                .forEach(step -> byHost.computeIfAbsent(step.host(), unknown -> new ArrayList<>())
                        .add(step));
        plan.kept().forEach(kept -> byHost.computeIfAbsent(kept.host(), unknown -> new ArrayList<>()));
        return byHost;
    }

    private List<String> host(String host, List<PlannedStep> steps) {
        if (steps.isEmpty() && plan.kind() == RunKind.RECONCILE) {
            return List.of(); // of a host that was looked after only what is not right is of interest
        }
        var lines = new ArrayList<>(List.of("", ink.strong(host)));
        var width = steps.stream().mapToInt(step -> step.title().length()).max().orElse(0);
        steps.forEach(step -> lines.add(step(step, width)));
        var kept = kept(host);
        if (!kept.isEmpty()) {
            lines.add(ink.faint("  = already right: " + kept));
        } else if (steps.isEmpty()
                && plan.blockers().isEmpty()
                && plan.findings().isEmpty()) {
            lines.add(ink.faint("  = nothing to do"));
        }
        return lines.size() == 2 ? List.of() : lines;
    }

    private String step(PlannedStep step, int width) {
        var mark = step.mayInterrupt() ? ink.attention("!") : ink.good("+");
        var title = step.title() + " ".repeat(width - step.title().length());
        var interrupts = step.mayInterrupt() ? " (may interrupt services on the host)" : "";
        return "  " + mark + " " + title + "  " + ink.faint(step.reason() + interrupts + after(step));
    }

    private String after(PlannedStep step) {
        var names = plan.steps()
                .filter(other -> step.after().contains(other.id()))
                .map(other -> other.host() + ": " + other.title())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : ", after " + names;
    }

    private String kept(String host) {
        return plan.kept().stream()
                .filter(kept -> kept.host().equals(host))
                .map(Plan.Kept::title)
                .collect(Collectors.joining(", "));
    }

    /** Which workers are away at the same time; a person may still change it while it runs. */
    private List<String> batches() {
        var works = new LinkedHashMap<String, List<String>>();
        plan.stages().stream()
                .filter(stage -> stage.part().kind() == Part.Kind.BATCH)
                .forEach(stage -> works.computeIfAbsent(stage.part().of(), work -> new ArrayList<>())
                        .add(stage.lanes().stream().map(Lane::title).collect(Collectors.joining(", "))));
        var lines = new ArrayList<String>();
        works.forEach((work, batches) -> {
            lines.addAll(List.of(
                    "", ink.strong(work + ", in " + batches.size() + (batches.size() == 1 ? " batch" : " batches"))));
            lines.add("  " + String.join(" | ", batches));
        });
        return lines;
    }

    private List<String> warnings() {
        if (plan.warnings().isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<>(List.of("", ink.attention("Warnings")));
        plan.warnings().forEach(warning -> lines.add("  - " + warning));
        return lines;
    }

    private List<String> blockers() {
        if (plan.blockers().isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<>(List.of("", ink.bad("This plan must not run")));
        plan.blockers().forEach(blocker -> lines.addAll(blocker(blocker)));
        return lines;
    }

    private static List<String> blocker(Blocker blocker) {
        var place = blocker.where().isEmpty() ? "" : blocker.where() + ": ";
        return List.of("  x " + place + blocker.why() + " [" + blocker.guard() + "]", "    → " + blocker.next());
    }

    private boolean resets() {
        return plan.kind() == RunKind.RESET;
    }

    private String summary() {
        if (plan.nothingToDo() && !plan.findings().isEmpty()) {
            return Words.count(plan.findings().size(), "finding") + ", nothing to do.";
        }
        if (plan.nothingToDo()) {
            return "Nothing to do: "
                    + (resets()
                            ? "nothing of " + plan.cluster() + " is on its hosts."
                            : plan.cluster() + " is as the manifest wants it.");
        }
        var steps = plan.steps().count();
        var hosts = plan.steps()
                .map(PlannedStep::host)
                .filter(host -> !host.equals(PlannedStep.CLUSTER))
                .distinct()
                .count();
        return Words.count(steps, "step") + " on " + Words.count(hosts, "host") + ", "
                + Words.count(plan.kept().size(), "thing") + " already right"
                + (plan.blockers().isEmpty()
                        ? ""
                        : ", " + Words.count(plan.blockers().size(), "blocker"))
                + ". Plan " + Words.shortHash(plan.hash()) + ".";
    }
}
