package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.ApproveDialogue;
import dev.kubeone.client.server.Purpose;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Lets a plan run that waits for approval. */
@Command(
        name = "approve",
        description = "Lets the plan run that waits for approval: shows it and asks, or takes its hash.",
        footer = {"", "Example:", "  kubeone-client approve prod --plan 1a2b3c4d5e6f"})
final class ApproveCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Mixin
    private ClusterArgument cluster;

    @Mixin
    private OutputOption output;

    @Option(
            names = "--plan",
            defaultValue = "",
            paramLabel = "HASH",
            description = "Beginning of the hash of the plan you have seen; another plan is not approved.")
    private String hash;

    @Option(
            names = {"-y", "--auto-approve"},
            description = "Do not ask.")
    private boolean sure;

    @Override
    public Integer call() {
        var name = cluster.name();
        try (var server = root.servers().open(root.flags(), Purpose.LOOK)) {
            return new ApproveDialogue(output.screen(root)).run(name, hash, sure, server);
        }
    }
}
