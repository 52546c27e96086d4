package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.manifest.gaps.Gap;
import dev.kubeone.model.manifest.gaps.Gaps;
import dev.kubeone.model.plan.Blocker;
import java.util.List;
import java.util.stream.Stream;

/** What a manifest asks for and this version does not carry out is said before anything runs, never ignored. */
public final class NotCarriedOut implements Guard {
    @Override
    public List<Blocker> blockers(Wanted wanted) {
        return asked(wanted, Gap.Effect.blocks)
                .map(gap -> new Blocker(
                        "NotCarriedOut",
                        "",
                        gap.path() + " is not carried out by this version: " + gap.reason(),
                        gap.instead()))
                .toList();
    }

    @Override
    public List<String> warnings(Wanted wanted) {
        return asked(wanted, Gap.Effect.warns).map(Gap::sentence).toList();
    }

    private static Stream<Gap> asked(Wanted wanted, Gap.Effect effect) {
        return Gaps.askedBy(wanted.manifest()).stream().filter(gap -> gap.effect() == effect);
    }
}
