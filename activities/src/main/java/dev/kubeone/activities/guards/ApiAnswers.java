package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.plan.Blocker;
import java.util.List;

/** There is a cluster, and its API answers. */
public final class ApiAnswers implements Guard {
    @Override
    public List<Blocker> blockers(Wanted wanted) {
        var api = wanted.facts().api();
        if (api.reachable()) {
            return List.of();
        }
        if (api.problem().isEmpty()) {
            return List.of(new Blocker(
                    "ApiAnswers",
                    "",
                    "there is no cluster on the hosts yet",
                    "make one: kubeone-client start-install -m FILE"));
        }
        return List.of(new Blocker(
                "ApiAnswers",
                "",
                "the Kubernetes API does not answer: " + api.problem(),
                "bring the control plane up first; look at the API server's log on its hosts",
                FailureKind.KUBERNETES_API));
    }
}
