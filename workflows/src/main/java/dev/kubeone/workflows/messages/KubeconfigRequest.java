package dev.kubeone.workflows.messages;

import dev.kubeone.model.manifest.KubeOneCluster;

/**
 * Asks for the cluster's admin kubeconfig.
 *
 * @param publicKeyset public keyset of the asking client (JSON of the sealing library); the answer is sealed for it
 */
public record KubeconfigRequest(KubeOneCluster manifest, String publicKeyset) {}
