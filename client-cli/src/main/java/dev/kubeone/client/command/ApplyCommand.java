package dev.kubeone.client.command;

import dev.kubeone.model.plan.RunKind;
import dev.kubeone.workflows.messages.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Does what a cluster needs to be as its manifest says. */
@Command(
        name = "apply",
        description = {
            "Looks at the hosts and does what is needed for the cluster to be as its manifest says: makes it,",
            "finishes what was begun, adds hosts that were added, upgrades it, or brings back what has drifted.",
            "Hosts that were taken out of the manifest are named, and left alone without --remove-hosts. Shows the plan first, asks for 'yes', runs it and watches."
        },
        footer = {"", "Example:", "  kubeone-client apply -m kubeone.yaml"})
final class ApplyCommand extends StartRunCommand {
    @Mixin
    private FixOption fix;

    @Option(
            names = "--remove-hosts",
            description = "Take hosts that are not in the manifest any more out of the cluster, and reset them.")
    private boolean removeHosts;

    ApplyCommand() {
        super(RunKind.APPLY);
    }

    @Override
    RunOptions options() {
        return RunOptions.NONE.withFix(fix.kinds("all")).withRemoveHosts(removeHosts);
    }
}
