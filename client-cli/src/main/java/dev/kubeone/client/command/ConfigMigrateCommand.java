package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.MigrateDialogue;
import dev.kubeone.model.manifest.migration.ManifestVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Brings an old manifest to a newer version of the format. */
@Command(
        name = "migrate",
        description = {
            "Brings an old manifest to a newer version of the format, step by step; comments, order and layout stay.",
            "The result goes to standard output; what was changed, what could not be carried over and what is left to",
            "do goes to standard error. Ends with 15 where only you can say how to go on."
        },
        footer = {"", "Example:", "  kubeone-client config migrate -m kubeone.yaml --in-place"})
final class ConfigMigrateCommand implements Callable<Integer> {
    @ParentCommand
    private ConfigCommand config;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-m", "--manifest"},
            defaultValue = "kubeone.yaml",
            paramLabel = "FILE",
            description = "The manifest; default ${DEFAULT-VALUE}.")
    private String manifest;

    @Option(
            names = "--to",
            defaultValue = "kubeone.k8c.io/v1beta2",
            paramLabel = "VERSION",
            description = {
                "kubeone.io/v1alpha1, kubeone.io/v1beta1, kubeone.k8c.io/v1beta2 or kubeone.k8c.io/v1beta3;",
                "default ${DEFAULT-VALUE}, the version that is read."
            })
    private String to;

    @Option(names = "--in-place", description = "Write the result into the manifest's file.")
    private boolean inPlace;

    @Override
    public Integer call() {
        var version = ManifestVersion.of(to)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--to must be one of " + String.join(", ", ManifestVersion.names())));
        return new MigrateDialogue(config.root().around()).run(manifest, version, inPlace);
    }
}
