package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.facts.SafetyFacts.BudgetFacts;
import dev.kubeone.model.manifest.DrainPolicy.Then;
import dev.kubeone.model.plan.Blocker;
import java.util.List;
import java.util.stream.Stream;

/** No PodDisruptionBudget demands all of its pods at all times: a node with one of them could never be emptied. */
public final class BudgetsCanBeMet implements Guard {
    @Override
    public List<Blocker> blockers(Wanted wanted) {
        return forced(wanted)
                ? List.of()
                : never(wanted)
                        .map(budget -> new Blocker(
                                "BudgetsCanBeMet",
                                "budget " + budget.name(),
                                demand(budget) + ", so that none of them may ever leave its node",
                                "run more replicas, loosen the budget, or set drain.then: force with"
                                        + " drain.forcedBy in the manifest"))
                        .toList();
    }

    @Override
    public List<String> warnings(Wanted wanted) {
        var past = forced(wanted)
                ? never(wanted)
                        .map(budget -> "budget " + budget.name() + ": " + demand(budget)
                                + "; its pods will be deleted, as "
                                + wanted.manifest().drain().forcedBy() + " decided")
                : Stream.<String>empty();
        return Stream.concat(
                        past,
                        budgets(wanted)
                                .filter(budget -> !demandsAll(budget) && budget.allowed() == 0)
                                .map(budget ->
                                        "budget " + budget.name() + " has no room now: " + budget.healthy() + " of "
                                                + budget.expected() + " pods are healthy, " + budget.wanted()
                                                + " must be; a drain will wait for it"))
                .toList();
    }

    private static Stream<BudgetFacts> never(Wanted wanted) {
        return budgets(wanted).filter(BudgetsCanBeMet::demandsAll);
    }

    private static Stream<BudgetFacts> budgets(Wanted wanted) {
        return wanted.facts().api().safety().budgets().stream();
    }

    private static boolean demandsAll(BudgetFacts budget) {
        return budget.expected() > 0 && budget.wanted() >= budget.expected();
    }

    private static String demand(BudgetFacts budget) {
        return budget.rule() + " demands " + budget.wanted() + " healthy pods, there are " + budget.expected()
                + " in all";
    }

    private static boolean forced(Wanted wanted) {
        return wanted.manifest().drain().then() == Then.force;
    }
}
