package dev.kubeone.client.command;

import dev.kubeone.model.manifest.reference.ManifestSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Prints the manifest's JSON Schema. */
@Command(
        name = "schema",
        description = {
            "Prints a JSON Schema of the manifest, with which editors complete, explain and check.",
            "Editors with the YAML language server take it from a first line in the manifest:",
            "  # yaml-language-server: $schema=kubeone.schema.json"
        },
        footer = {"", "Example:", "  kubeone-client config schema > kubeone.schema.json"})
final class ConfigSchemaCommand implements Callable<Integer> {
    @ParentCommand
    private ConfigCommand config;

    @Override
    public Integer call() {
        config.root().around().out().print(ManifestSchema.text());
        return 0;
    }
}
