package dev.kubeone.model.manifest.fields;

import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.manifest.CloudProvider.Hetzner;
import dev.kubeone.model.manifest.CloudProvider.HetznerControlPlane;
import dev.kubeone.model.manifest.CloudProvider.HetznerLoadBalancer;
import dev.kubeone.model.manifest.CloudProvider.Kubevirt;
import dev.kubeone.model.manifest.CloudProvider.KubevirtControlPlane;
import dev.kubeone.model.manifest.CloudProvider.KubevirtLoadBalancer;
import dev.kubeone.model.manifest.CloudProvider.Openstack;
import dev.kubeone.model.manifest.CloudProvider.OpenstackControlPlane;
import dev.kubeone.model.manifest.CloudProvider.OpenstackLoadBalancer;
import dev.kubeone.model.manifest.CloudProvider.VmwareCloudDirector;
import java.util.Set;

/** Fills what follows from the provider and the cluster's name. */
final class ProviderDefaults {
    private static final int LONGEST_SERVICE = 63;

    /** Providers whose nodes need not wait for a cloud controller manager; every other's must. */
    private static final Set<String> WITHOUT_CONTROLLER = Set.of("", "none", "vmwareCloudDirector");

    private ProviderDefaults() {}

    static CloudProvider filled(CloudProvider provider, String cluster) {
        return new CloudProvider(
                provider.aws(),
                provider.azure(),
                provider.digitalocean(),
                provider.gce(),
                hetzner(provider.hetzner(), cluster),
                kubevirt(provider.kubevirt(), cluster),
                provider.nutanix(),
                openstack(provider.openstack(), cluster),
                provider.equinixmetal(),
                director(provider.vmwareCloudDirector(), cluster),
                provider.vsphere(),
                provider.none(),
                provider.external() || !WITHOUT_CONTROLLER.contains(provider.name()),
                provider.disableBundledCSIDrivers(),
                provider.cloudConfig(),
                provider.csiConfig(),
                provider.secretProviderClassName());
    }

    private static Hetzner hetzner(Hetzner hetzner, String cluster) {
        if (hetzner == null || hetzner.controlPlane() == null) {
            return hetzner;
        }
        HetznerLoadBalancer balancer = hetzner.controlPlane().loadBalancer();
        return new Hetzner(
                hetzner.networkID(),
                new HetznerControlPlane(new HetznerLoadBalancer(
                        either(balancer.name(), cluster + "-kubeapi"),
                        balancer.type(),
                        balancer.location(),
                        balancer.publicIP(),
                        balancer.labels())));
    }

    private static Kubevirt kubevirt(Kubevirt kubevirt, String cluster) {
        if (kubevirt == null
                || kubevirt.controlPlane() == null
                || kubevirt.controlPlane().loadBalancer() == null) {
            return kubevirt;
        }
        KubevirtLoadBalancer balancer = kubevirt.controlPlane().loadBalancer();
        return new Kubevirt(
                kubevirt.infraNamespace(),
                kubevirt.zoneAndRegionEnabled(),
                kubevirt.loadBalancerEnabled(),
                new KubevirtControlPlane(new KubevirtLoadBalancer(
                        either(balancer.name(), service(cluster, "-kubeapi")),
                        balancer.serviceType(),
                        balancer.annotations())));
    }

    private static Openstack openstack(Openstack openstack, String cluster) {
        if (openstack == null || openstack.controlPlane() == null) {
            return openstack;
        }
        OpenstackLoadBalancer balancer = openstack.controlPlane().loadBalancer();
        return new Openstack(new OpenstackControlPlane(
                new OpenstackLoadBalancer(either(balancer.name(), cluster + "-kube-apiserver"), balancer.poolID())));
    }

    private static VmwareCloudDirector director(VmwareCloudDirector director, String cluster) {
        return director == null
                ? null
                : new VmwareCloudDirector(either(director.vApp(), cluster), director.storageProfile());
    }

    /** A service's name has no dots and 63 characters at most; a cluster's may have both. */
    private static String service(String cluster, String end) {
        String name = cluster.replace('.', '-');
        return name.substring(0, Math.min(name.length(), LONGEST_SERVICE - end.length())) + end;
    }

    private static String either(String given, String otherwise) {
        return given.isEmpty() ? otherwise : given;
    }
}
