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
            new NodeSetProvider(),
            new OddNodeSets(),
            new CloudConfigGiven(),
            new CsiConfigGiven(),
            new CsiConfigOnlyForVsphere(),
            new CsiConfigOrNoDriver(),
            new HetznerNetworkGiven(),
            new KubevirtEndpointGiven(),
            new NoExternalDirector(),
            new NoMachinesWithoutProvider(),
            new SystemManagerNeedsController(),
            new DynamicWorkersNeedController(),
            new DistinctWorkerSets(),
            new NoWeaveNet(),
            new NoMixedFamily(),
            new DualStackProvider(),
            new Ipv6AddressesGiven(),
            new PodSubnetSizeIpv6(),
            new LocalRedirectAlone(),
            new ReplacementWithoutKubeProxy(),
            new GatewayNeedsReplacement(),
            new RedirectNeedsReplacement(),
            new OldCaBundle(),
            new OneTrustSource(),
            new AdmissionFileGiven(),
            new NoDynamicAuditLog(),
            new OpenIdIssuerGiven(),
            new HelmChartNamed(),
            new HelmReleaseNamed(),
            new HelmAuthComplete(),
            new HelmValuesOnce(),
            new DistinctHelmReleases(),
            new DistinctAddons(),
            new AddonFieldsWork(),
            new FeatureGatesApart(),
            new CompactionRetention(),
            new ForceHasName(),
            new ThroughSupportedReleases(),
            new DistinctGates());

    private Rules() {}

    public static List<Rule> all() {
        return ALL;
    }
}
