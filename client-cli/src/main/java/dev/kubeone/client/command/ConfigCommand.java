package dev.kubeone.client.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Everything about manifests that asks no host. */
@Command(
        name = "config",
        description = "Works with manifests. Asks no host.",
        subcommands = {
            ConfigPrintCommand.class,
            ConfigSchemaCommand.class,
            ConfigMigrateCommand.class,
            ConfigDumpCommand.class,
            ConfigDiffCommand.class,
            ConfigImagesCommand.class,
            ConfigMachineDeploymentsCommand.class
        })
final class ConfigCommand implements Runnable {
    @ParentCommand
    private RootCommand root;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(root.around().err());
        throw new ParameterException(
                spec.commandLine(),
                "one of " + String.join(", ", spec.subcommands().keySet()) + " is needed");
    }

    RootCommand root() {
        return root;
    }
}
