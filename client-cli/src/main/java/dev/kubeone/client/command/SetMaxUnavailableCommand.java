package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.DecisionDialogue;
import dev.kubeone.client.server.Purpose;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Sets how many workers an upgrade works on at once. */
@Command(
        name = "max-unavailable",
        description = "Sets how many workers of each group the upgrade works on at once, from the next batch on.",
        footer = {"", "Example:", "  kubeone-client set max-unavailable prod 25%%"})
final class SetMaxUnavailableCommand implements Callable<Integer> {
    @ParentCommand
    private SetCommand set;

    @Mixin
    private ClusterArgument cluster;

    @Parameters(index = "1", paramLabel = "N|P%%", description = "A number of hosts, or a percentage of each group.")
    private String limit;

    @Mixin
    private OutputOption output;

    @Option(
            names = "--reason",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "Why; stands in the run's history.")
    private String reason;

    @Override
    public Integer call() {
        var root = set.root();
        var name = cluster.name();
        try (var server = root.servers().open(root.flags(), Purpose.LOOK)) {
            return new DecisionDialogue(output.screen(root)).setMaxUnavailable(name, limit, reason, server);
        }
    }
}
