package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.HistoryDialogue;
import dev.kubeone.client.server.Purpose;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Tells what happened to a cluster. */
@Command(
        name = "history",
        description = "Lists a cluster's runs and tells one of them: steps, times, and who decided what.",
        footer = {"", "Example:", "  kubeone-client history prod"})
final class HistoryCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Mixin
    private ClusterArgument cluster;

    @Mixin
    private OutputOption output;

    @Option(
            names = "--run",
            defaultValue = "",
            paramLabel = "ID",
            description = "Which run to tell; default: the latest.")
    private String run;

    @Override
    public Integer call() {
        var name = cluster.name();
        try (var server = root.servers().open(root.flags(), Purpose.LOOK)) {
            return new HistoryDialogue(output.screen(root)).run(name, run, server);
        }
    }
}
