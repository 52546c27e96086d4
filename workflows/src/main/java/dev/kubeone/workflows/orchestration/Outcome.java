package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.plan.Blocker;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.RunKind;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How endings are told. */
final class Outcome {
    private static final int NAMED = 5;

    private Outcome() {}

    static Failure refused(Plan plan) {
        var first = plan.blockers().get(0);
        var more = plan.blockers().size() - 1;
        return new Failure(
                kind(plan),
                "check whether the plan may run",
                first.where(),
                first.why() + (more == 0 ? "" : " (and " + more + " more in the plan)"),
                first.next());
    }

    /** What all blockers have in common, else that guards found them. */
    private static FailureKind kind(Plan plan) {
        var kinds = plan.blockers().stream().map(Blocker::kind).distinct().toList();
        return kinds.size() == 1 ? kinds.get(0) : FailureKind.REFUSED_BY_GUARD;
    }

    static Failure unforeseen(Plan plan, String problem) {
        return new Failure(
                FailureKind.UNFORESEEN, "read the plan of " + plan.cluster(), "", problem, "this is a bug: report it");
    }

    static Failure found(Plan plan) {
        var first = plan.findings().get(0);
        var more = plan.findings().size() - 1;
        return new Failure(
                FailureKind.DRIFT,
                "compare the cluster with its manifest",
                first.host(),
                first.what() + (more == 0 ? "" : " (and " + more + " more)"),
                "see all of it: kubeone-client drift " + plan.cluster());
    }

    /** @param leftOut workers that the run went on without, and why */
    static Failure left(Plan left, FailureKind kind, Map<String, Failure> leftOut) {
        var named = Stream.concat(quarantined(leftOut), Stream.of(stillDiffers(left)))
                .collect(Collectors.joining("; "));
        return new Failure(kind, "look again after the last step", "", named, "run the same command again");
    }

    private static Stream<String> quarantined(Map<String, Failure> leftOut) {
        return leftOut.isEmpty()
                ? Stream.of()
                : Stream.of(leftOut.entrySet().stream()
                        .map(host -> host.getKey() + " (" + host.getValue().why() + ")")
                        .collect(Collectors.joining(", ", "left out, to be mended: ", "")));
    }

    private static String stillDiffers(Plan left) {
        var texts = Stream.concat(
                        left.blockers().stream().map(Blocker::sentence),
                        left.steps().map(step -> step.host() + ": " + step.title() + " (" + step.reason() + ")"))
                .toList();
        var named = String.join("; ", texts.subList(0, Math.min(NAMED, texts.size())));
        return (left.kind() == RunKind.RESET ? "not all is gone: " : "the cluster still differs from the manifest: ")
                + named
                + (texts.size() > NAMED ? " and " + (texts.size() - NAMED) + " more" : "");
    }
}
