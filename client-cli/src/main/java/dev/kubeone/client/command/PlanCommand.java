package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.PlanDialogue;
import dev.kubeone.client.server.Purpose;
import dev.kubeone.model.plan.RunKind;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows what an install, an upgrade or a reset would do. */
@Command(
        name = "plan",
        description =
                "Shows what an install, an upgrade or a reset would do and why, per host. Changes and holds nothing.",
        footer = {"", "Example:", "  kubeone-client plan -m kubeone.yaml -o json"})
final class PlanCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Mixin
    private ManifestOption manifest;

    @Mixin
    private OutputOption output;

    @ArgGroup
    private final Kind kind = new Kind();

    /** An install, if nothing is said. */
    static final class Kind {
        @Option(names = "--upgrade", description = "Plan an upgrade to the manifest's version.")
        private boolean upgrade;

        @Option(names = "--reset", description = "Plan a reset: what start-reset would take off the hosts.")
        private boolean reset;

        private RunKind kind() {
            if (reset) {
                return RunKind.RESET;
            }
            return upgrade ? RunKind.UPGRADE : RunKind.INSTALL;
        }
    }

    @Override
    public Integer call() {
        var file = manifest.load(root.around());
        file.warnings().forEach(warning -> root.around().err().println("warning: " + warning));
        try (var server = root.servers().open(root.flags(), Purpose.WORK)) {
            return new PlanDialogue(kind.kind(), output.screen(root))
                    .run(manifest.sealed(file, server, root.around()), server);
        }
    }
}
