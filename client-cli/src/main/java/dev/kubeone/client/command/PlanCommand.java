package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.PlanDialogue;
import dev.kubeone.client.server.Purpose;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Shows what an install would do. */
@Command(
        name = "plan",
        description = "Shows what an install would do and why, per host. Changes nothing and holds nothing.",
        footer = {"", "Example:", "  kubeone-client plan -m kubeone.yaml -o json"})
final class PlanCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Mixin
    private ManifestOption manifest;

    @Mixin
    private OutputOption output;

    @Override
    public Integer call() {
        var file = manifest.load(root.around());
        file.warnings().forEach(warning -> root.around().err().println("warning: " + warning));
        try (var server = root.servers().open(root.flags(), Purpose.WORK)) {
            return new PlanDialogue(output.screen(root)).run(manifest.sealed(file, server, root.around()), server);
        }
    }
}
