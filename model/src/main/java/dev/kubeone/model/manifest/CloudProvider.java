package dev.kubeone.model.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
        List<String> names = new ArrayList<>();
        add(names, "aws", aws);
        add(names, "azure", azure);
        add(names, "digitalocean", digitalocean);
        add(names, "gce", gce);
        add(names, "hetzner", hetzner);
        add(names, "kubevirt", kubevirt);
        add(names, "nutanix", nutanix);
        add(names, "openstack", openstack);
        add(names, "equinixmetal", equinixmetal);
        add(names, "vmwareCloudDirector", vmwareCloudDirector);
        add(names, "vsphere", vsphere);
        add(names, "none", none);
        return names;
    }

    private static void add(List<String> names, String name, Object block) {
        if (block != null) {
            names.add(name);
        }
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
