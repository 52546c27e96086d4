package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.RehearseDialogue;
import dev.kubeone.client.server.Purpose;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.workflows.messages.RunOptions;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Tries an install or an upgrade on models. */
@Command(
        name = "rehearse",
        description = {
            "Runs an install or an upgrade on simulated hosts with skipped time: order, waits, questions.",
            "Says how long it would take. Looks at the real hosts at most, changes and holds nothing."
        },
        footer = {"", "Example:", "  kubeone-client rehearse -m kubeone.yaml --upgrade --at 2026-11-28T22:00:00+01:00"})
final class RehearseCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ManifestOption manifest;

    @Mixin
    private OutputOption output;

    @Mixin
    private ApproveEachOption approveEach;

    @Option(names = "--upgrade", description = "Rehearse an upgrade to the manifest's version; else an install.")
    private boolean upgrade;

    @Option(
            names = "--from",
            defaultValue = "",
            paramLabel = "VERSION",
            description = {
                "Begin with a simulated cluster of this version, and ask no real host. Default: as the",
                "hosts are, if all can be looked at; else the minor release before the manifest's."
            })
    private String from;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "As if started then, such as 2026-11-28T22:00:00Z; matters for maintenance windows.")
    private String at;

    @Option(
            names = "--held",
            split = ",",
            paramLabel = "HOST",
            description = "As if a disruption budget without room kept the pods of these static workers.")
    private List<String> held = List.of();

    @Override
    public Integer call() {
        var wish = new RehearseDialogue.Wish(
                upgrade ? RunKind.UPGRADE : RunKind.INSTALL,
                RunOptions.NONE.withApproveEach(approveEach.each()),
                version(),
                startsAtMs(),
                held);
        var file = manifest.load(root.around());
        file.warnings().forEach(warning -> root.around().err().println("warning: " + warning));
        try (var server = root.servers().open(root.flags(), Purpose.WORK)) {
            return new RehearseDialogue(wish, output.screen(root))
                    .run(manifest.sealed(file, server, root.around()), server);
        }
    }

    private String version() {
        if (!from.isEmpty() && !from.matches("v?1\\.\\d{1,3}\\.\\d{1,3}")) {
            throw new ParameterException(spec.commandLine(), "--from is a version such as 1.33.13, not '" + from + "'");
        }
        return from.replaceFirst("^v", "");
    }

    private long startsAtMs() {
        if (at == null) {
            return 0;
        }
        try {
            return OffsetDateTime.parse(at).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--at is a time with its offset such as " + Instant.ofEpochSecond(1_795_903_200) + ", not '" + at
                            + "'",
                    e);
        }
    }
}
