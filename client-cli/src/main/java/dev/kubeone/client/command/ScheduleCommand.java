package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.ScheduleDialogue;
import dev.kubeone.client.server.Purpose;
import dev.kubeone.workflows.messages.RunOptions;
import dev.kubeone.workflows.messages.RunRequest;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Schedules that look after clusters by themselves. */
@Command(
        name = "schedule",
        description = {
            "Looks after a cluster by itself: on a schedule it compares the cluster with its manifest, brings back",
            "what it may and reports the rest. It never runs beside another run of the cluster."
        },
        footer = {"", "Example:", "  kubeone-client schedule create -m kubeone.yaml --every 10m --fix labels,addons"})
final class ScheduleCommand implements Runnable {
    @ParentCommand
    private RootCommand root;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "one of create, list, describe, pause, resume, trigger, delete is needed");
    }

    @Command(name = "create", description = "Makes the schedule of the manifest's cluster.")
    int create(
            @Mixin ManifestOption manifest,
            @Mixin FixOption fix,
            @Mixin TimesOption times,
            @Mixin OutputOption output) {
        var kinds = fix.kinds("none");
        var spec = times.spec();
        var catchUp = times.catchUp();
        var file = manifest.load(root.around());
        file.warnings().forEach(warning -> root.around().err().println("warning: " + warning));
        try (var server = root.servers().open(root.flags(), Purpose.WORK)) {
            var sealed = manifest.sealed(file, server, root.around());
            var run = new RunRequest(
                    sealed.manifest(),
                    sealed.files(),
                    true,
                    false,
                    "schedule of " + root.around().who(),
                    RunOptions.NONE.withFix(kinds));
            return new ScheduleDialogue(output.screen(root), server).create(run, spec, times.rhythm(), catchUp);
        }
    }

    @Command(name = "list", description = "Lists the schedules of all clusters.")
    int list(@Mixin OutputOption output) {
        return with(output, ScheduleDialogue::list);
    }

    @Command(name = "describe", description = "Shows a cluster's schedule and what it did last.")
    int describe(@Mixin OutputOption output, @Parameters(paramLabel = "CLUSTER") String cluster) {
        var name = ClusterName.checked(cluster);
        return with(output, dialogue -> dialogue.show(name));
    }

    @Command(name = "pause", description = "Lets it fire no more until it is resumed; a run that goes on goes on.")
    int pause(
            @Mixin OutputOption output,
            @Parameters(paramLabel = "CLUSTER") String cluster,
            @Option(names = "--reason", defaultValue = "", paramLabel = "TEXT", description = "Why; stands with it.")
                    String reason) {
        var name = ClusterName.checked(cluster);
        return with(output, dialogue -> dialogue.pause(name, note("paused", reason)));
    }

    @Command(name = "resume", description = "Lets it fire again.")
    int resume(@Mixin OutputOption output, @Parameters(paramLabel = "CLUSTER") String cluster) {
        var name = ClusterName.checked(cluster);
        return with(output, dialogue -> dialogue.resume(name, note("resumed", "")));
    }

    @Command(name = "trigger", description = "Fires now, whatever the time.")
    int trigger(@Mixin OutputOption output, @Parameters(paramLabel = "CLUSTER") String cluster) {
        var name = ClusterName.checked(cluster);
        return with(output, dialogue -> dialogue.trigger(name));
    }

    @Command(name = "delete", description = "Removes it; a run that it has started goes on.")
    int delete(@Mixin OutputOption output, @Parameters(paramLabel = "CLUSTER") String cluster) {
        var name = ClusterName.checked(cluster);
        return with(output, dialogue -> dialogue.delete(name));
    }

    private String note(String what, String reason) {
        return what + " by " + root.around().who() + (reason.isEmpty() ? "" : ": " + reason);
    }

    private int with(OutputOption output, ToIntFunction<ScheduleDialogue> action) {
        try (var server = root.servers().open(root.flags(), Purpose.LOOK)) {
            return action.applyAsInt(new ScheduleDialogue(output.screen(root), server));
        }
    }
}
