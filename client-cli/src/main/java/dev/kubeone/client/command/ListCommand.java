package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.ListDialogue;
import dev.kubeone.client.server.Purpose;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Lists clusters. */
@Command(
        name = "list",
        description = "Lists the clusters that the Temporal server knows, each with its latest run.",
        footer = {"", "Example:", "  kubeone-client list -o json"})
final class ListCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Mixin
    private OutputOption output;

    @Override
    public Integer call() {
        try (var server = root.servers().open(root.flags(), Purpose.LOOK)) {
            return new ListDialogue(output.screen(root)).run(server);
        }
    }
}
