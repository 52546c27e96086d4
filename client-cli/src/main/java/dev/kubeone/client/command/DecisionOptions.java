package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.DecisionDialogue;
import dev.kubeone.client.server.Purpose;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all decisions about a run have in common. */
final class DecisionOptions {
    @Mixin
    private ClusterArgument cluster;

    @Mixin
    private OutputOption output;

    @Option(
            names = "--reason",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "Why; stands in the run's history.")
    private String reason;

    int send(RootCommand root, String verb, String step) {
        var name = cluster.name();
        try (var server = root.servers().open(root.flags(), Purpose.LOOK)) {
            return new DecisionDialogue(output.screen(root)).run(verb, name, step, reason, server);
        }
    }
}
