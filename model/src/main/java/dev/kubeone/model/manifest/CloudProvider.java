package dev.kubeone.model.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The provider of the hosts: exactly one of the blocks is not null.
 *
 * @param external nodes wait for a cloud controller manager
 * @param disableBundledCSIDrivers no storage driver of the provider is deployed
 * @param cloudConfig reference to the configuration of the provider's controllers, or ""
 * @param csiConfig reference to the configuration of the storage driver, or ""
 * @param secretProviderClassName where controllers get their credentials instead of a secret, or ""
 */
public record CloudProvider(
        Plain aws,
        Plain azure,
        Plain digitalocean,
        Plain gce,
        Hetzner hetzner,
        Kubevirt kubevirt,
        Plain nutanix,
        Openstack openstack,
        Plain equinixmetal,
        VmwareCloudDirector vmwareCloudDirector,
        Plain vsphere,
        None none,
        boolean external,
        boolean disableBundledCSIDrivers,
        String cloudConfig,
        String csiConfig,
        String secretProviderClassName) {
    private static final Map<String, Function<CloudProvider, Object>> BLOCKS = blocks();

    /** Names of all providers there are, as they are called in a manifest. */
    public static final List<String> NAMES = List.copyOf(BLOCKS.keySet());

    public CloudProvider {
        // Manifests of older histories have none of these.
        cloudConfig = cloudConfig == null ? "" : cloudConfig;
        csiConfig = csiConfig == null ? "" : csiConfig;
        secretProviderClassName = secretProviderClassName == null ? "" : secretProviderClassName;
    }

    /** Hosts that somebody else made. */
    public CloudProvider(None none, boolean external) {
        this(null, null, null, null, null, null, null, null, null, null, null, none, external, false, "", "", "");
    }

    /** Names of the providers that are given, as they are called in a manifest. */
    public List<String> named() {
        return NAMES.stream()
                .filter(name -> BLOCKS.get(name).apply(this) != null)
                .toList();
    }

    private static Map<String, Function<CloudProvider, Object>> blocks() {
        Map<String, Function<CloudProvider, Object>> blocks = new LinkedHashMap<>();
        blocks.put("aws", CloudProvider::aws);
        blocks.put("azure", CloudProvider::azure);
        blocks.put("digitalocean", CloudProvider::digitalocean);
        blocks.put("gce", CloudProvider::gce);
        blocks.put("hetzner", CloudProvider::hetzner);
        blocks.put("kubevirt", CloudProvider::kubevirt);
        blocks.put("nutanix", CloudProvider::nutanix);
        blocks.put("openstack", CloudProvider::openstack);
        blocks.put("equinixmetal", CloudProvider::equinixmetal);
        blocks.put("vmwareCloudDirector", CloudProvider::vmwareCloudDirector);
        blocks.put("vsphere", CloudProvider::vsphere);
        blocks.put("none", CloudProvider::none);
        return blocks;
    }

    /** Name of the provider; "" while none or several are given. */
    public String name() {
        return named().size() == 1 ? named().get(0) : "";
    }

    /** Marks a provider without settings of its own. */
    public record Plain() {}

    /** Marks a cluster on hosts without a cloud. */
    public record None() {}

    /** @param controlPlane the managed control plane, or null */
    public record Hetzner(String networkID, HetznerControlPlane controlPlane) {}

    /** What is made for a managed control plane on Hetzner. */
    public record HetznerControlPlane(HetznerLoadBalancer loadBalancer) {}

    /** The load balancer in front of a managed control plane on Hetzner. */
    public record HetznerLoadBalancer(
            String name, String type, String location, boolean publicIP, Map<String, String> labels) {
        public HetznerLoadBalancer {
            labels = labels == null ? Map.of() : Sorted.copyOf(labels);
        }
    }

    /** @param controlPlane the managed control plane, or null */
    public record Kubevirt(
            String infraNamespace,
            boolean zoneAndRegionEnabled,
            boolean loadBalancerEnabled,
            KubevirtControlPlane controlPlane) {}

    /** @param loadBalancer null: the operator names an API endpoint */
    public record KubevirtControlPlane(KubevirtLoadBalancer loadBalancer) {}

    /** The service in front of a managed control plane on KubeVirt. */
    public record KubevirtLoadBalancer(String name, String serviceType, Map<String, String> annotations) {
        public KubevirtLoadBalancer {
            annotations = annotations == null ? Map.of() : Sorted.copyOf(annotations);
        }
    }

    /** @param controlPlane the managed control plane, or null */
    public record Openstack(OpenstackControlPlane controlPlane) {}

    /** What is made for a managed control plane on OpenStack. */
    public record OpenstackControlPlane(OpenstackLoadBalancer loadBalancer) {}

    /** The load balancer in front of a managed control plane on OpenStack. */
    public record OpenstackLoadBalancer(String name, String poolID) {}

    /** Where machines are put in VMware Cloud Director. */
    public record VmwareCloudDirector(String vApp, String storageProfile) {}
}
