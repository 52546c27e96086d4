package dev.kubeone.client.command;

import dev.kubeone.model.plan.RunKind;
import dev.kubeone.workflows.messages.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    ReconcileCommand() {
        super(RunKind.RECONCILE);
    }

    @Override
    RunOptions options() {
        return RunOptions.NONE.withFix(fix.kinds("all"));
    }
}
