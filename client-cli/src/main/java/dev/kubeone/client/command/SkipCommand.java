package dev.kubeone.client.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Goes on without a parked step. */
@Command(
        name = "skip",
        description = "Goes on without a step that stopped, where the step allows it.",
        footer = {"", "Example:", "  kubeone-client skip prod --step cp-1/PullImages"})
final class SkipCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Mixin
    private DecisionOptions decision;

    @Option(
            names = "--step",
            defaultValue = "",
            paramLabel = "ID",
            description = "Which step, as status shows it; default: the only one that waits.")
    private String step;

    @Override
    public Integer call() {
        return decision.send(root, "skip", step);
    }
}
