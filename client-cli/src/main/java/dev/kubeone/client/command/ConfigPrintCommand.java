package dev.kubeone.client.command;

import dev.kubeone.model.manifest.reference.ManifestExample;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Prints a manifest to start from. */
@Command(
        name = "print",
        description = "Prints a manifest to start from, with comments.",
        footer = {"", "Example:", "  kubeone-client config print > kubeone.yaml"})
final class ConfigPrintCommand implements Callable<Integer> {
    @ParentCommand
    private ConfigCommand config;

    @Option(names = "--full", description = "Every field there is, those that are not needed as comments.")
    private boolean full;

    @Override
    public Integer call() {
        config.root().around().out().print(full ? ManifestExample.full() : ManifestExample.least());
        return 0;
    }
}
