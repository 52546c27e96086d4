package dev.kubeone.model.manifest.rules;

import java.util.List;

/** Every rule between values of a manifest. */
public final class Rules {
    private static final List<Rule> ALL = List.of(
            new SupportedVersion(),
            new AtLeastOneControlPlane(),
            new OddControlPlanes(),
            new AtMostOneLeader(),
            new HostHasAddress(),
            new DistinctHosts(),
            new CompanionFields(),
            new NoMasterTaint(),
            new DistinctTaints(),
            new RemovalHasNoValue(),
            new KubeletGcThresholds(),
            new DistinctAlternativeNames(),
            new ExactlyOneProvider(),
            new ExactlyOneCni(),
            new KubeProxyModes(),
            new DisjointNetworks(),
            new PodSubnetSize(),
            new ServiceSubnetSize(),
            new NodePortsApart(),
            new InsecureRegistryIsNamed(),
            new DistinctRegistries(),
            new OneRegistryCredential(),
            new ForceHasName());

    private Rules() {}

    public static List<Rule> all() {
        return ALL;
    }
}
