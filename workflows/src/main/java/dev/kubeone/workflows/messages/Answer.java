package dev.kubeone.workflows.messages;

import dev.kubeone.model.run.RunState;

/** Answer to a person's decision: the state of the run after it. */
public record Answer(RunState state, String message) {}
