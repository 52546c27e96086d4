package dev.kubeone.client.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Tries parked steps again. */
@Command(
        name = "retry",
        description = "Tries steps again that stopped and wait for a decision.",
        footer = {"", "Example:", "  kubeone-client retry prod"})
final class RetryCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Mixin
    private DecisionOptions decision;

    @Option(
            names = "--step",
            defaultValue = "",
            paramLabel = "ID",
            description = "Which step, as status shows it; default: all that wait.")
    private String step;

    @Override
    public Integer call() {
        return decision.send(root, "retry", step);
    }
}
