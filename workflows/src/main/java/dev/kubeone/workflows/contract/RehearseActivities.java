package dev.kubeone.workflows.contract;

import dev.kubeone.model.rehearsal.Rehearsal;
import dev.kubeone.workflows.messages.RehearsalOrder;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Where rehearsals take place. */
@ActivityInterface
public interface RehearseActivities {

    /** Runs the whole workflow on models, with a server and a time of its own. Knows no real host. */
    @ActivityMethod(name = "RehearseOnModels")
    Rehearsal rehearse(RehearsalOrder order);
}
