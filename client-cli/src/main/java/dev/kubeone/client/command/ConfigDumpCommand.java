package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.DumpDialogue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Shows a manifest as it is understood. */
@Command(
        name = "dump",
        description = {
            "Prints a manifest as it is understood: migrated, defaults filled, paths absolute, secrets masked; the same",
            "text for the same input. Asks no host. Text is YAML."
        },
        footer = {"", "Example:", "  kubeone-client config dump -m kubeone.yaml"})
final class ConfigDumpCommand implements Callable<Integer> {
    @ParentCommand
    private ConfigCommand config;

    @Mixin
    private ManifestOption manifest;

    @Mixin
    private OutputOption output;

    @Override
    public Integer call() {
        var root = config.root();
        return new DumpDialogue(output.screen(root)).run(manifest.read(root.around()));
    }
}
