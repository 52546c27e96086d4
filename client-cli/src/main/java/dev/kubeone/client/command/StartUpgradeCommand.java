package dev.kubeone.client.command;

import dev.kubeone.model.plan.RunKind;
import dev.kubeone.workflows.messages.ApproveEach;
import dev.kubeone.workflows.messages.RunOptions;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
    @Option(
            names = "--approve-each",
            split = ",",
            paramLabel = "WHAT",
            description = {
                "control-plane, batch, or both with a comma: wait before each until somebody says",
                "'kubeone-client approve'. Default: none; the plan's approval is enough."
            })
    private List<String> approveEach = List.of();

    @Spec
    private CommandSpec spec;

    StartUpgradeCommand() {
        super(RunKind.UPGRADE);
    }

    @Override
    RunOptions options() {
        return RunOptions.NONE.withApproveEach(
                approveEach.stream().flatMap(this::each).distinct().sorted().toList());
    }

    private Stream<ApproveEach> each(String word) {
        return switch (word) {
            case "control-plane" -> Stream.of(ApproveEach.CONTROL_PLANE);
            case "batch" -> Stream.of(ApproveEach.BATCH);
            case "none" -> Stream.empty();
            default ->
                throw new ParameterException(
                        spec.commandLine(), "--approve-each is control-plane, batch or none, not '" + word + "'");
        };
    }
}
