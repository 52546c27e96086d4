package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.WatchDialogue;
import dev.kubeone.client.server.Purpose;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Watches a run. */
@Command(
        name = "watch",
        description = {
            "Watches a cluster's latest run to its end, and reports where the time went.",
            "On a terminal each host has a line that changes in place; in a pipe lines are appended."
        },
        footer = {"", "Example:", "  kubeone-client watch prod"})
final class WatchCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Mixin
    private ClusterArgument cluster;

    @Mixin
    private OutputOption output;

    @Override
    public Integer call() {
        var name = cluster.name();
        try (var server = root.servers().open(root.flags(), Purpose.LOOK)) {
            return new WatchDialogue(output.screen(root)).run(name, server);
        }
    }
}
