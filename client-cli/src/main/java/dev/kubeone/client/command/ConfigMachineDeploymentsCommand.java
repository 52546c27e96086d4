package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.MachineDeploymentsDialogue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** The objects that machine-controller makes machines of. */
@Command(
        name = "machinedeployments",
        description = {
            "Prints dynamicWorkers as the MachineDeployment objects that machine-controller takes, for kubectl apply.",
            "Asks no host and no cluster. Text is YAML."
        },
        footer = {"", "Example:", "  kubeone-client config machinedeployments -m kubeone.yaml -t . >machines.yaml"})
final class ConfigMachineDeploymentsCommand implements Callable<Integer> {
    @ParentCommand
    private ConfigCommand config;

    @Mixin
    private ManifestOption manifest;

    @Mixin
    private OutputOption output;

    @Override
    public Integer call() {
        var root = config.root();
        return new MachineDeploymentsDialogue(output.screen(root)).run(manifest.read(root.around()));
    }
}
