package dev.kubeone.client.command;

import dev.kubeone.client.console.Surroundings;
import dev.kubeone.client.manifest.ManifestFile;
import dev.kubeone.client.terraform.TerraformSource;
import dev.kubeone.model.terraform.TerraformFile;
import picocli.CommandLine.Option;

/** {@code -m}: which manifest. */
final class ManifestOption {
    @Option(
            names = {"-m", "--manifest"},
            defaultValue = "kubeone.yaml",
            paramLabel = "FILE",
            description = "The cluster's manifest; default ${DEFAULT-VALUE}.")
    private String file;

    @Option(
            names = {"-t", "--tfjson", "--terraform"},
            defaultValue = "",
            paramLabel = "SOURCE",
            description = {
                "What Terraform or OpenTofu made: a file (output -json, or a state), - for standard input,",
                "or the folder where it was applied."
            })
    private String terraform;

    String file() {
        return file;
    }

    /** Terraform's outputs, unread; none without the option. */
    TerraformFile terraform(Surroundings around) {
        return TerraformSource.read(terraform, around);
    }

    /** The manifest with what Terraform made, checked and ready to travel. */
    ManifestFile load(Surroundings around) {
        return ManifestFile.load(file, around.directory(), terraform(around));
    }
}
