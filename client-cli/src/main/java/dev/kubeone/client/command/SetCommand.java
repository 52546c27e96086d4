package dev.kubeone.client.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Changes how a run goes on. */
@Command(
        name = "set",
        description = "Changes how a run goes on, from its next safe point.",
        subcommands = SetMaxUnavailableCommand.class)
final class SetCommand implements Runnable {
    @ParentCommand
    private RootCommand root;

    @Spec
    private CommandSpec spec;

    RootCommand root() {
        return root;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what is to be set is needed: max-unavailable");
    }
}
