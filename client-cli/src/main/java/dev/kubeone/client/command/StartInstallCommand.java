package dev.kubeone.client.command;

import dev.kubeone.model.plan.RunKind;
import picocli.CommandLine.Command;

/** Makes hosts a cluster, or finishes doing so. */
@Command(
        name = "start-install",
        description = {
            "Makes hosts a cluster, or finishes doing so: shows the plan, asks for 'yes', runs it and watches.",
            "Ctrl-C leaves the run alone and says how to come back. On a cluster that is as the manifest wants it,",
            "there is nothing to do."
        },
        footer = {"", "Example:", "  kubeone-client start-install -m kubeone.yaml"})
final class StartInstallCommand extends StartRunCommand {
    StartInstallCommand() {
        super(RunKind.INSTALL);
    }
}
