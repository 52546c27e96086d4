package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.PlanDialogue;
import dev.kubeone.client.server.Purpose;
import dev.kubeone.model.plan.RunKind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows what an install, or an upgrade, would do. */
@Command(
        name = "plan",
        description =
                "Shows what an install, or an upgrade, would do and why, per host. Changes nothing and holds nothing.",
        footer = {"", "Example:", "  kubeone-client plan -m kubeone.yaml -o json"})
final class PlanCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Mixin
    private ManifestOption manifest;

    @Mixin
    private OutputOption output;

    @Option(names = "--upgrade", description = "Plan an upgrade to the manifest's version.")
    private boolean upgrade;

    @Override
    public Integer call() {
        var file = manifest.load(root.around());
        file.warnings().forEach(warning -> root.around().err().println("warning: " + warning));
        try (var server = root.servers().open(root.flags(), Purpose.WORK)) {
            return new PlanDialogue(upgrade ? RunKind.UPGRADE : RunKind.INSTALL, output.screen(root))
                    .run(manifest.sealed(file, server, root.around()), server);
        }
    }
}
