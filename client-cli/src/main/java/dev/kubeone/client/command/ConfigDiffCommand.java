package dev.kubeone.client.command;

import dev.kubeone.client.dialogue.DiffDialogue;
import dev.kubeone.client.manifest.CredentialCheck;
import dev.kubeone.client.manifest.ManifestFile;
import dev.kubeone.client.terraform.TerraformSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Tells what the difference of two manifests means for a cluster. */
@Command(
        name = "diff",
        description = {
            "Compares two manifests as they are understood and tells what each difference means for the cluster.",
            "Ends with 0 if there is none, with 25 if there are some, with 21 if one of them cannot be done to a",
            "cluster that runs."
        },
        footer = {
            "",
            "Example:",
            "  git show HEAD:kubeone.yaml >old.yaml; kubeone-client config diff old.yaml kubeone.yaml"
        })
final class ConfigDiffCommand implements Callable<Integer> {
    @ParentCommand
    private ConfigCommand config;

    @Mixin
    private OutputOption output;

    @Parameters(index = "0", paramLabel = "OLD", description = "The manifest that the cluster was made of.")
    private String before;

    @Parameters(index = "1", paramLabel = "NEW", description = "The manifest that is wanted.")
    private String after;

    @Option(
            names = {"-t", "--tfjson", "--terraform"},
            defaultValue = "",
            paramLabel = "SOURCE",
            description =
                    "What Terraform or OpenTofu made, laid over both: a file, or the folder where it was applied.")
    private String terraform;

    @Option(
            names = {"-c", "--credentials"},
            defaultValue = "",
            paramLabel = "FILE",
            description = "The provider's credentials, whose configurations belong to both.")
    private String credentials;

    @Override
    public Integer call() {
        var root = config.root();
        var directory = root.around().directory();
        var outputs = TerraformSource.read(terraform, root.around());
        var values = CredentialCheck.read(credentials, directory);
        return new DiffDialogue(output.screen(root))
                .run(
                        ManifestFile.load(before, directory, outputs, values),
                        ManifestFile.load(after, directory, outputs, values));
    }
}
