package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.run.RunState;
import dev.kubeone.workflows.contract.RunAttributes;
import io.temporal.workflow.Workflow;

/**
 * Shows a run in the Web UI. Current details cost no history and follow every step; search attributes cost an event
 * each time and follow state, stage and the step that waits for a person.
 */
final class Publisher {
    private static final int KEYWORD_LENGTH = 200;

    private final RunRecord run;
    private final boolean searchable;
    private RunState state = RunState.OBSERVING;
    private String step = "";

    Publisher(RunRecord run) {
        this.run = run;
        // The server took them at the start, so it knows them all; otherwise an upsert would block the run for ever.
        this.searchable = Workflow.getTypedSearchAttributes().containsKey(RunAttributes.CLUSTER);
    }

    void publish() {
        Workflow.setCurrentDetails(DetailsText.of(run));
        var nowState = run.state();
        var nowStep = stepText(nowState);
        if (searchable && (nowState != state || !nowStep.equals(step))) {
            Workflow.upsertTypedSearchAttributes(
                    RunAttributes.STATE.valueSet(nowState.name()),
                    RunAttributes.STEP.valueSet(nowStep),
                    RunAttributes.HOSTS_DONE.valueSet(
                            nowState == RunState.OBSERVING ? 0L : DetailsTable.hostsDone(run)));
        }
        state = nowState;
        step = nowStep;
    }

    private String stepText(RunState now) {
        var text = now == RunState.NEEDS_ATTENTION ? run.parked().get(0).text() : run.stage();
        return text.length() <= KEYWORD_LENGTH ? text : text.substring(0, KEYWORD_LENGTH);
    }
}
