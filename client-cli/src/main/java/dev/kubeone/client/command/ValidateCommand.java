package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.ValidateDialogue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Checks a manifest. */
@Command(
        name = "validate",
        description = "Checks a manifest and tells all problems at once. Asks no server and no host.",
        footer = {"", "Example:", "  kubeone-client validate -m kubeone.yaml"})
final class ValidateCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Mixin
    private ManifestOption manifest;

    @Mixin
    private OutputOption output;

    @Override
    public Integer call() {
        return new ValidateDialogue(output.screen(root))
                .run(manifest.file(), manifest.terraform(root.around()), manifest.credentials(root.around()));
    }
}
