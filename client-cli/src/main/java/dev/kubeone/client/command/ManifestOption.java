package dev.kubeone.client.command;

import dev.kubeone.client.console.Surroundings;
import dev.kubeone.client.manifest.CredentialCheck;
import dev.kubeone.client.manifest.ManifestFile;
import dev.kubeone.client.run.WorkerKeys;
import dev.kubeone.client.server.Server;
import dev.kubeone.client.terraform.TerraformSource;
import dev.kubeone.model.credentials.CredentialsFile;
import dev.kubeone.model.terraform.TerraformFile;
import java.util.Map;
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

    @Option(
            names = {"-c", "--credentials"},
            defaultValue = "",
            paramLabel = "FILE",
            description = "The provider's credentials: NAME: value, one a line; else the environment has them.")
    private String credentials;

    @Option(
            names = "--worker-key",
            defaultValue = "",
            paramLabel = "FILE",
            description = {
                "Public key of the worker, which secrets in the manifest are sealed for; else KUBEONE_WORKER_KEY,",
                "else the worker is asked."
            })
    private String workerKey;

    String file() {
        return file;
    }

    /** Terraform's outputs, unread; none without the option. */
    TerraformFile terraform(Surroundings around) {
        return TerraformSource.read(terraform, around);
    }

    /** What the credentials file holds; nothing without the option. */
    Map<String, String> credentials(Surroundings around) {
        var values = CredentialCheck.read(credentials, around.directory());
        CredentialsFile.unused(values.keySet())
                .forEach(told -> around.err().println("warning: " + credentials + ": " + told));
        return values;
    }

    /** The manifest with what Terraform made, checked. */
    ManifestFile read(Surroundings around) {
        return read(around, credentials(around));
    }

    private ManifestFile read(Surroundings around, Map<String, String> values) {
        return ManifestFile.load(file, around.directory(), terraform(around), values);
    }

    /** The same for a run, which the provider's credentials must be at hand for. */
    ManifestFile load(Surroundings around) {
        var values = credentials(around);
        var loaded = read(around, values);
        CredentialCheck.require(loaded.manifest().cloudProvider(), values, around);
        return loaded.withCredentials(values, around);
    }

    /** The manifest as it may be sent to the server: its own secrets are sealed for the worker. */
    ManifestFile sealed(ManifestFile loaded, Server server, Surroundings around) {
        var named = workerKey.isEmpty() ? around.environment("KUBEONE_WORKER_KEY") : workerKey;
        return loaded.sealed(() -> named.isEmpty()
                ? WorkerKeys.ask(server)
                : WorkerKeys.read(around.directory().resolve(named)));
    }
}
