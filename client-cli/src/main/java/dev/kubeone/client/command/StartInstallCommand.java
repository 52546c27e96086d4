package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.InstallDialogue;
import dev.kubeone.client.server.Purpose;
import dev.kubeone.model.plan.RunKind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Makes hosts a cluster, or finishes doing so. */
@Command(
        name = "start-install",
        description = {
            "Makes hosts a cluster, or finishes doing so: shows the plan, asks for 'yes', runs it and watches.",
            "Ctrl-C leaves the run alone and says how to come back. On a cluster that is as the manifest wants it,",
            "there is nothing to do."
        },
        footer = {"", "Example:", "  kubeone-client start-install -m kubeone.yaml"})
final class StartInstallCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Mixin
    private ManifestOption manifest;

    @Mixin
    private OutputOption output;

    @Option(
            names = {"-y", "--auto-approve"},
            description = "Let the plan run without asking.")
    private boolean approved;

    @Option(names = "--detach", description = "Leave once the plan is approved; the run goes on.")
    private boolean detach;

    @Override
    public Integer call() {
        var screen = output.screen(root);
        var dialogue = new InstallDialogue(RunKind.INSTALL, screen, approved, detach);
        dialogue.refuseWithoutTerminal();
        var file = manifest.load(root.around());
        file.warnings().forEach(warning -> root.around().err().println("warning: " + warning));
        try (var server = root.servers().open(root.flags(), Purpose.WORK)) {
            return dialogue.run(manifest.sealed(file, server, root.around()), server);
        }
    }
}
