package dev.kubeone.workflows.messages;

import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeOneCluster;

/** Asks for the facts of one host. */
public record HostRequest(KubeOneCluster manifest, HostConfig host) {}
