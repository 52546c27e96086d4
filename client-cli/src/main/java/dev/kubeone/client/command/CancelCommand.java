package dev.kubeone.client.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Ends a run at the next safe point. */
@Command(
        name = "cancel",
        description =
                "Ends the run at the next safe point: what has begun ends first. A later start-install finishes the work.",
        footer = {"", "Example:", "  kubeone-client cancel prod"})
final class CancelCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Mixin
    private DecisionOptions decision;

    @Override
    public Integer call() {
        return decision.send(root, "cancel", "");
    }
}
