package dev.kubeone.client.command;

import picocli.CommandLine.Option;

/** {@code -m}: which manifest. */
final class ManifestOption {
    @Option(
            names = {"-m", "--manifest"},
            defaultValue = "kubeone.yaml",
            paramLabel = "FILE",
            description = "The cluster's manifest; default ${DEFAULT-VALUE}.")
    private String file;

    String file() {
        return file;
    }
}
