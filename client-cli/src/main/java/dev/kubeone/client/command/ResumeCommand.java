package dev.kubeone.client.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Goes on after a pause. */
@Command(
        name = "resume",
        description = "Goes on after a pause.",
        footer = {"", "Example:", "  kubeone-client resume prod"})
final class ResumeCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Mixin
    private DecisionOptions decision;

    @Override
    public Integer call() {
        return decision.send(root, "resume", "");
    }
}
