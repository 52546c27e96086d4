package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.LocalDialogue;
import dev.kubeone.client.local.LocalMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The local mode: this user's own Temporal server and worker. */
@Command(
        name = "local",
        description = {
            "Your own Temporal server and worker on this machine, used where no server is named.",
            "Commands start them by themselves; both go on when a command ends."
        },
        footer = {"", "Example:", "  kubeone-client local status"})
final class LocalCommand implements Runnable {
    @ParentCommand
    private RootCommand root;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "one of status, start, stop, logs is needed");
    }

    @Command(name = "status", description = "Tells what runs, where, and since when. Starts nothing.")
    int status(@Mixin OutputOption output) {
        return new LocalDialogue(output.screen(root)).status(LocalMode.of(root.around()));
    }

    @Command(name = "start", description = "Starts server and worker if they do not run.")
    int start(@Mixin OutputOption output) {
        return new LocalDialogue(output.screen(root)).start(LocalMode.of(root.around()));
    }

    @Command(
            name = "stop",
            description = "Stops worker and server. Runs stay in the database and go on after the next start.")
    int stop(@Mixin OutputOption output) {
        return new LocalDialogue(output.screen(root)).stop(LocalMode.of(root.around()));
    }

    @Command(name = "logs", description = "Shows the last lines of the server's or the worker's log.")
    int logs(
            @Mixin OutputOption output,
            @Parameters(
                            arity = "0..1",
                            defaultValue = "worker",
                            paramLabel = "server|worker",
                            description = "Whose log; default ${DEFAULT-VALUE}.")
                    LogName which,
            @Option(
                            names = {"-n", "--lines"},
                            defaultValue = "40",
                            paramLabel = "N",
                            description = "How many lines; default ${DEFAULT-VALUE}.")
                    int lines) {
        if (lines < 1) {
            throw new ParameterException(spec.commandLine(), "--lines must be at least 1");
        }
        return new LocalDialogue(output.screen(root)).logs(LocalMode.of(root.around()), which.name(), lines);
    }

    /** Logs that there are. */
    enum LogName {
        server,
        worker
    }
}
