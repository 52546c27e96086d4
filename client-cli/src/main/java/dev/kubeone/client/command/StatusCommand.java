package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.StatusDialogue;
import dev.kubeone.client.server.Purpose;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Tells where runs stand. */
@Command(
        name = "status",
        description = "Tells where a cluster's latest run stands, or those of all clusters.",
        footer = {"", "Example:", "  kubeone-client status prod"})
final class StatusCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Mixin
    private OutputOption output;

    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = "",
            paramLabel = "CLUSTER",
            description = "The cluster's name; without it, all clusters.")
    private String cluster;

    @Override
    public Integer call() {
        var name = cluster.isEmpty() ? "" : ClusterName.checked(cluster);
        var dialogue = new StatusDialogue(output.screen(root));
        try (var server = root.servers().open(root.flags(), Purpose.LOOK)) {
            return name.isEmpty() ? dialogue.all(server) : dialogue.run(name, server);
        }
    }
}
