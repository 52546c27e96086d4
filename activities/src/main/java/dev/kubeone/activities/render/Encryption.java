package dev.kubeone.activities.render;

import dev.kubeone.model.manifest.Features.EncryptionProviders;
import dev.kubeone.model.manifest.KubeOneCluster;
import java.util.Map;

/** Encryption of secrets in etcd: with a key that is made once on the hosts, or as the operator's configuration says. */
public final class Encryption {
    /** Where control planes have it: kubeadm lets the API server's pod see that folder anyway. */
    static final String PATH = "/etc/kubernetes/pki/kubeone/encryption.yaml";

    /** Name of the flag that the API server has where secrets are encrypted. */
    public static final String FLAG = "encryption-provider-config";

    /** Input of a step: made, given or nothing. */
    public static final String INPUT = "ENCRYPTION";

    /** Input of a step: the reference to the operator's configuration. */
    public static final String REFERENCE = "ENCRYPTION_REFERENCE";

    /** What an observer says of a host whose secrets are still to be written anew. */
    public static final String SWITCHING = "switching";

    private Encryption() {}

    public static boolean wanted(KubeOneCluster manifest) {
        return manifest.features().encryptionProviders().enable();
    }

    /** Inputs of a step that makes or configures a control plane. */
    public static Map<String, String> inputs(KubeOneCluster manifest) {
        if (!wanted(manifest)) {
            return Map.of();
        }
        EncryptionProviders providers = manifest.features().encryptionProviders();
        return providers.customEncryptionConfiguration().isEmpty()
                ? Map.of(INPUT, "made")
                : Map.of(INPUT, "given", REFERENCE, providers.customEncryptionConfiguration());
    }
}
