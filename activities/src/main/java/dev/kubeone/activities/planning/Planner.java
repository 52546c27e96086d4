package dev.kubeone.activities.planning;

import dev.kubeone.activities.guards.Guard;
import dev.kubeone.activities.sequence.Sequence;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.RunKind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Makes the plan of a run. Pure: the same picture gives the same plan, down to its hash. */
public final class Planner {
    private final List<Guard> guards;

    public Planner(List<Guard> guards) {
        this.guards = List.copyOf(guards);
    }

    public Plan plan(RunKind kind, Wanted wanted, Sequence sequence) {
        var blockers = guards.stream()
                .flatMap(guard -> guard.blockers(wanted).stream())
                .toList();
        var warnings = Stream.concat(
                        guards.stream().flatMap(guard -> guard.warnings(wanted).stream()), outsideWindows(wanted))
                .toList();
        // Steps read facts that a blocked host may not have given.
        var outline = blockers.isEmpty() ? sequence.outline(wanted) : Sequence.Outline.EMPTY;
        var unsigned = new Plan(
                kind,
                wanted.manifest().name(),
                wanted.version(),
                wanted.manifest().hosts().stream().map(HostConfig::displayName).toList(),
                outline.stages(),
                outline.kept(),
                blockers,
                warnings,
                outline.findings(),
                "",
                outline.rollout());
        return unsigned.signed(PlanDigest.of(unsigned));
    }

    private static Stream<String> outsideWindows(Wanted wanted) {
        return wanted.reportUntilMs() == 0
                ? Stream.of()
                : Stream.of("outside the maintenance windows nothing is brought back; the next one opens at "
                        + Instant.ofEpochMilli(wanted.reportUntilMs()));
    }
}
