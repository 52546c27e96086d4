package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.InstallDialogue;
import dev.kubeone.client.dialogue.ReconcileRounds;
import dev.kubeone.client.dialogue.Screen;
import dev.kubeone.client.manifest.ManifestFile;
import dev.kubeone.client.server.Server;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.workflows.messages.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings back what has drifted. */
@Command(
        name = "reconcile",
        description = {
            "Brings a running cluster back to its manifest: shows what has drifted and the plan, asks for 'yes',",
            "runs it and watches. What it does not fix it reports, and ends with 25. For a schedule that does this",
            "by itself see schedule --help."
        },
        footer = {"", "Example:", "  kubeone-client reconcile -m kubeone.yaml --fix labels,addons"})
final class ReconcileCommand extends StartRunCommand {
    @Mixin
    private FixOption fix;

    @Option(
            names = "--every",
            defaultValue = "",
            paramLabel = "LENGTH",
            description = "With -y: again and again until Ctrl-C, one line each; for servers without schedules.")
    private String every;

    ReconcileCommand() {
        super(RunKind.RECONCILE);
    }

    @Override
    RunOptions options() {
        return RunOptions.NONE.withFix(fix.kinds("all"));
    }

    @Override
    void check() {
        if (!every.isEmpty()) {
            Lengths.round("--every", every);
            if (!approved()) {
                throw Lengths.wrong("--every", every, "nobody can be asked again and again: add -y");
            }
        }
    }

    @Override
    int carryOut(InstallDialogue dialogue, Screen screen, ManifestFile sealed, Server server) {
        return every.isEmpty()
                ? super.carryOut(dialogue, screen, sealed, server)
                : new ReconcileRounds(screen, server, Lengths.round("--every", every), options())
                        .untilInterrupted(sealed);
    }
}
