package dev.kubeone.client.command;

import dev.kubeone.model.plan.RunKind;
import dev.kubeone.workflows.messages.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes a cluster off its hosts. */
@Command(
        name = "start-reset",
        description = {
            "Takes a cluster off its hosts: shows what is destroyed, asks for the cluster's name, runs it and",
            "watches. Works on half-made clusters and without an API. Hosts that do not answer are named and",
            "left out; a later start-reset finishes them. A run that holds the cluster is cancelled first:",
            "after asking, or with -y at once. Where nothing of the cluster is left there is nothing to do."
        },
        footer = {"", "Example:", "  kubeone-client start-reset -m kubeone.yaml --remove-binaries"})
final class StartResetCommand extends StartRunCommand {
    @Option(
            names = "--remove-binaries",
            description = "Remove the packages or programs of Kubernetes and containerd, repositories and holds too.")
    private boolean removeBinaries;

    StartResetCommand() {
        super(RunKind.RESET);
    }

    @Override
    RunOptions options() {
        return RunOptions.NONE.withRemoveBinaries(removeBinaries);
    }
}
