package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.InstallDialogue;
import dev.kubeone.client.dialogue.Screen;
import dev.kubeone.client.manifest.ManifestFile;
import dev.kubeone.client.server.Purpose;
import dev.kubeone.client.server.Server;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.workflows.messages.RunOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What the commands that start a run have in common: all but its kind. */
abstract class StartRunCommand implements Callable<Integer> {
    private final RunKind kind;

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

    StartRunCommand(RunKind kind) {
        this.kind = kind;
    }

    /** What the kind of run can be asked for besides. */
    RunOptions options() {
        return RunOptions.NONE;
    }

    /** Refuses options that make no sense together, before anything is asked. */
    void check() {}

    @Override
    public final Integer call() {
        var screen = output.screen(root);
        var dialogue = new InstallDialogue(kind, screen, approved, detach, options());
        check();
        dialogue.refuseWithoutTerminal();
        var file = manifest.load(root.around());
        file.warnings().forEach(warning -> root.around().err().println("warning: " + warning));
        try (var server = root.servers().open(root.flags(), Purpose.WORK)) {
            return carryOut(dialogue, screen, manifest.sealed(file, server, root.around()), server);
        }
    }

    /** What is done with the manifest once the server is there; returns the exit code. */
    int carryOut(InstallDialogue dialogue, Screen screen, ManifestFile sealed, Server server) {
        return dialogue.run(sealed, server);
    }

    boolean approved() {
        return approved;
    }
}
