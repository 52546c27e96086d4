package dev.kubeone.model.manifest.reading;

import dev.kubeone.model.credentials.CredentialsMerge;
import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.terraform.TerraformFile;
import dev.kubeone.model.terraform.TerraformMerge;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;

/** What is laid over a manifest before it is checked: what Terraform made, then what the credentials file holds. */
record Overlay(TerraformFile terraform, Map<String, String> credentials) {
    Overlay {
        credentials = Map.copyOf(credentials);
    }

    Node over(Node manifest, Findings findings) {
        return CredentialsMerge.merged(
                TerraformMerge.merged(manifest, terraform, CloudProvider.NAMES, findings), credentials, findings);
    }
}
