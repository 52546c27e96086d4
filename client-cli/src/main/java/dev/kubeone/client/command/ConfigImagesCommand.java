package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.ImagesDialogue;
import dev.kubeone.client.manifest.ImagesOfManifest;
import dev.kubeone.model.images.ClusterImages;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Which images a cluster pulls. */
@Command(
        name = "images",
        description = "Which images a cluster pulls.",
        footer = {"", "Example:", "  kubeone-client config images list -m kubeone.yaml --filter base"})
final class ConfigImagesCommand implements Runnable {
    @ParentCommand
    private ConfigCommand config;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list is needed");
    }

    @Command(
            name = "list",
            description = {
                "Lists every image that a cluster of this manifest pulls, one a line, from the registry that the",
                "manifest names; or that a cluster of a version may pull. Asks no host and no registry."
            })
    int list(
            @Mixin ManifestOption manifest,
            @Option(
                            names = "--kubernetes-version",
                            defaultValue = "",
                            paramLabel = "VERSION",
                            description = "The images of this version instead of a manifest's.")
                    String version,
            @Option(
                            names = "--filter",
                            defaultValue = "none",
                            paramLabel = "PART",
                            description = {
                                "${COMPLETION-CANDIDATES}: all, those of Kubernetes itself, or those of what is switched",
                                "on and of your addons; default ${DEFAULT-VALUE}."
                            })
                    ImagesDialogue.Filter filter,
            @Mixin OutputOption output) {
        var dialogue = new ImagesDialogue(output.screen(config.root()));
        var list = spec.subcommands().get("list");
        if (version.isEmpty()) {
            var file = manifest.read(config.root().around());
            return dialogue.run(
                    ImagesOfManifest.of(file), file.manifest().versions().kubernetes(), filter, file.warnings());
        }
        if (list.getParseResult().hasMatchedOption("-m")
                || list.getParseResult().hasMatchedOption("-t")) {
            throw new ParameterException(
                    list, "--kubernetes-version takes the place of a manifest: give one of the two");
        }
        try {
            return dialogue.run(ClusterImages.ofVersion(version), version, filter, List.of());
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(list, "--kubernetes-version: " + unknown.getMessage(), unknown);
        }
    }
}
