package dev.kubeone.client.dialogue;

import dev.kubeone.client.console.Question;
import dev.kubeone.client.console.Surroundings;
import dev.kubeone.model.plan.RunKind;

/** Asks a person whether a plan may run. */
final class ApprovalQuestion {
    private ApprovalQuestion() {}

    /** What destroys a cluster asks for its name: a yes is typed too easily. */
    static boolean approved(Surroundings around, RunKind kind, String cluster) {
        return kind == RunKind.RESET
                ? Question.confirmed(around, "Type the cluster's name to let this plan destroy it: ", cluster)
                : Question.confirmed(around, "Let this plan run on " + cluster + "? Only 'yes' is a yes: ", "yes");
    }
}
