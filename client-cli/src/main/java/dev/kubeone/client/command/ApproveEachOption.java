package dev.kubeone.client.command;

import dev.kubeone.workflows.messages.ApproveEach;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --approve-each}: before what an upgrade waits for a person. */
final class ApproveEachOption {
    @Option(
            names = "--approve-each",
            split = ",",
            paramLabel = "WHAT",
            description = {
                "control-plane, batch, or both with a comma: wait before each until somebody says",
                "'kubeone-client approve'. Default: none; the plan's approval is enough."
            })
    private List<String> approveEach = List.of();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    List<ApproveEach> each() {
        return approveEach.stream().flatMap(this::each).distinct().sorted().toList();
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
