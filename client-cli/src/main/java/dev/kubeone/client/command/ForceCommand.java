package dev.kubeone.client.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Forces a parked step. */
@Command(
        name = "force",
        description = "Forces a step that stopped, where the step allows it: a drain then deletes pods past their"
                + " budgets. Your name stands in the run's history.",
        footer = {
            "",
            "Example:",
            "  kubeone-client force prod --step w-1/DrainNode --reason 'agreed with the shop team'"
        })
final class ForceCommand implements Callable<Integer> {
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
        return decision.send(root, "force", step);
    }
}
