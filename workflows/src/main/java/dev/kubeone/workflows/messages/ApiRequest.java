package dev.kubeone.workflows.messages;

import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.manifest.KubeOneCluster;
import java.util.List;

/** Asks for the facts of the Kubernetes API, given what was seen on the hosts. */
public record ApiRequest(KubeOneCluster manifest, List<HostFacts> hosts) {}
