package dev.kubeone.client.scaffold;

/**
 * What a new cluster is to be.
 *
 * @param provider as it is called in a manifest
 * @param version of Kubernetes, without a leading v
 * @param terraform whether Terraform makes the hosts
 */
public record Wish(String provider, String cluster, String version, boolean terraform) {}
