package dev.kubeone.model.catalog;

/**
 * A minor release of Kubernetes.
 *
 * @param minor {@code 1.34}
 * @param newest the newest patch version known when this build was made: {@code 1.34.4}; an upgrade that passes through the
 *     release goes to it
 * @param kubeadmApi apiVersion of kubeadm's configuration: {@code kubeadm.k8s.io/v1beta4}
 * @param pause tag of the pause image
 * @param etcd tag of the etcd image
 * @param coreDns tag of the CoreDNS image
 */
public record KubernetesRelease(
        String minor, String newest, String kubeadmApi, String pause, String etcd, String coreDns) {}
