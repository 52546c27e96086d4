package dev.kubeone.client.command;

import dev.kubeone.model.plan.RunKind;
import dev.kubeone.workflows.messages.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Moves a cluster to the manifest's version. */
@Command(
        name = "start-upgrade",
        description = {
            "Moves a cluster to the manifest's version: shows the plan, asks for 'yes', runs it and watches.",
            "Ctrl-C leaves the run alone and says how to come back. On a cluster that has the version there is",
            "nothing to do."
        },
        footer = {"", "Example:", "  kubeone-client start-upgrade -m kubeone.yaml"})
final class StartUpgradeCommand extends StartRunCommand {
    @Mixin
    private ApproveEachOption approveEach;

    StartUpgradeCommand() {
        super(RunKind.UPGRADE);
    }

    @Override
    RunOptions options() {
        return RunOptions.NONE.withApproveEach(approveEach.each());
    }
}
