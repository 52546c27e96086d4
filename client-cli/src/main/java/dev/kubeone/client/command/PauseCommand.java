package dev.kubeone.client.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Stops a run at the next safe point. */
@Command(
        name = "pause",
        description = "Stops the run at the next safe point: running steps end, no new ones start.",
        footer = {"", "Example:", "  kubeone-client pause prod --reason 'business hours'"})
final class PauseCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Mixin
    private DecisionOptions decision;

    @Override
    public Integer call() {
        return decision.send(root, "pause", "");
    }
}
