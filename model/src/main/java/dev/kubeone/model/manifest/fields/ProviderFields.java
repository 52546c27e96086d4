package dev.kubeone.model.manifest.fields;

import static dev.kubeone.model.manifest.fields.Kinds.flag;
import static dev.kubeone.model.manifest.fields.Kinds.marker;
import static dev.kubeone.model.manifest.fields.Kinds.secret;
import static dev.kubeone.model.manifest.fields.Kinds.text;

import dev.kubeone.model.manifest.CloudProvider;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.Shape;

/** Fields of {@link CloudProvider}. */
final class ProviderFields {

    static final Field<CloudProvider.Plain> AWS = plain("aws", "Amazon Web Services.");
    static final Field<CloudProvider.Plain> AZURE = plain("azure", "Microsoft Azure; needs a `cloudConfig`.");
    static final Field<CloudProvider.Plain> DIGITALOCEAN = plain("digitalocean", "DigitalOcean.");
    static final Field<CloudProvider.Plain> GCE = plain("gce", "Google Compute Engine.");
    static final Field<CloudProvider.Hetzner> HETZNER = Field.of(
                    "hetzner", ManagedControlPlaneFields.HETZNER, "Hetzner Cloud.")
            .orNull();
    static final Field<CloudProvider.Kubevirt> KUBEVIRT = Field.of(
                    "kubevirt", ManagedControlPlaneFields.KUBEVIRT, "Virtual machines on another Kubernetes.")
            .orNull();
    static final Field<CloudProvider.Plain> NUTANIX = plain("nutanix", "Nutanix.");
    static final Field<CloudProvider.Openstack> OPENSTACK = Field.of(
                    "openstack", ManagedControlPlaneFields.OPENSTACK, "OpenStack; needs a `cloudConfig`.")
            .orNull();
    static final Field<CloudProvider.Plain> EQUINIXMETAL = plain("equinixmetal", "Equinix Metal.");
    static final Field<String> VAPP = text("vApp", TextCheck.ANY, "The vApp that machines belong to.")
            .orDerived("the cluster's name")
            .like("demo");
    static final Field<String> STORAGE_PROFILE = text(
                    "storageProfile", TextCheck.ANY, "Storage profile of machines' disks.")
            .like("Intermediate");
    static final Field<CloudProvider.VmwareCloudDirector> VCD = Field.of(
                    "vmwareCloudDirector",
                    Kinds.shape(
                            "VMware Cloud Director",
                            v -> new CloudProvider.VmwareCloudDirector(v.get(VAPP), v.get(STORAGE_PROFILE)),
                            VAPP,
                            STORAGE_PROFILE),
                    "VMware Cloud Director.")
            .orNull();
    static final Field<CloudProvider.Plain> VSPHERE =
            plain("vsphere", "VMware vSphere; needs a `cloudConfig` and, for storage, a `csiConfig`.");
    static final Field<CloudProvider.None> NONE =
            marker("none", "no provider", CloudProvider.None::new, "Hosts that somebody else made, without a cloud.");

    static final Field<Boolean> EXTERNAL = Field.of(
                    "external", Kinds.SWITCH, "Nodes wait for an external cloud controller manager.")
            .or(false, "true for every provider but `none` and `vmwareCloudDirector`")
            .like("true");
    static final Field<Boolean> DISABLE_CSI =
            flag("disableBundledCSIDrivers", "Deploy no storage driver of the provider.");
    static final Field<String> CLOUD_CONFIG = secret(
                    "cloudConfig",
                    "Reference to the configuration of the provider's controllers; it holds credentials.")
            .like("file:/etc/kubeone/cloud.conf");
    static final Field<String> CSI_CONFIG = secret(
                    "csiConfig", "Reference to the configuration of vSphere's storage driver.")
            .like("file:/etc/kubeone/csi.conf");
    static final Field<String> SECRET_PROVIDER_CLASS = text(
                    "secretProviderClassName",
                    TextCheck.HOSTNAME,
                    "SecretProviderClass that controllers get their credentials from, instead of a secret.")
            .like("credentials");

    static final Shape<CloudProvider> SHAPE = Kinds.shape(
            "provider",
            v -> new CloudProvider(
                    v.get(AWS),
                    v.get(AZURE),
                    v.get(DIGITALOCEAN),
                    v.get(GCE),
                    v.get(HETZNER),
                    v.get(KUBEVIRT),
                    v.get(NUTANIX),
                    v.get(OPENSTACK),
                    v.get(EQUINIXMETAL),
                    v.get(VCD),
                    v.get(VSPHERE),
                    v.get(NONE),
                    v.get(EXTERNAL),
                    v.get(DISABLE_CSI),
                    v.get(CLOUD_CONFIG),
                    v.get(CSI_CONFIG),
                    v.get(SECRET_PROVIDER_CLASS)),
            AWS,
            AZURE,
            DIGITALOCEAN,
            GCE,
            HETZNER,
            KUBEVIRT,
            NUTANIX,
            OPENSTACK,
            EQUINIXMETAL,
            VCD,
            VSPHERE,
            NONE,
            EXTERNAL,
            DISABLE_CSI,
            CLOUD_CONFIG,
            CSI_CONFIG,
            SECRET_PROVIDER_CLASS);

    private static Field<CloudProvider.Plain> plain(String name, String meaning) {
        return marker(name, "provider " + name, CloudProvider.Plain::new, meaning);
    }

    private ProviderFields() {}
}
