package dev.kubeone.model.manifest.gaps;

import dev.kubeone.model.manifest.fields.UpstreamFields;
import java.util.List;

/** Writes the page that says which fields of KubeOne's manifest are not carried out, why, and what happens instead. */
public final class CompatibilityPage {
    private static final String HEAD = """
            # What of KubeOne's manifest is carried out

            <!-- Written by CompatibilityPageTest from gaps.yaml and the field tables. Do not edit. -->

            Every field of `kubeone.k8c.io/v1beta2` is read, checked and filled with its default. {carried} of its {all}
            leaf fields are carried out; {gaps} are read and not carried out by this version, and {ignored} are ignored, as
            KubeOne ignores them. A plan that is asked for one of the former says so: either it does not run (*blocks*), or
            it runs and warns (*warns*). `validate` says it too.

            ## Read and not carried out

            | fields | plan | why | what happens instead |
            |---|---|---|---|
            """;

    private static final String IGNORED = """

            ## Ignored, with a warning

            | field | why |
            |---|---|
            | `containerRuntime.docker` | Kubernetes has not used Docker since 1.24; mirrors go to `containerRuntime.containerd.registries` |
            | `dynamicWorkers[].providerSpec.machineAnnotations` | replaced by `machineObjectAnnotations` |
            | `features.podSecurityPolicy` | gone from Kubernetes since 1.25; Pod Security admission is on by default |
            """;

    private static final String OTHERWISE = """

            ## Where the verdict or the effect differs from KubeOne's

            | field | KubeOne | here |
            |---|---|---|
            | `addons.enable`, `addons.globalParams` | accepted and dropped | `enable: false` applies no addons; `globalParams` are read and not used; both give a warning |
            | `features.webhookAuditLog` (v1beta3 only, 15 fields; no release of KubeOne reads them) | – | refused: its configuration is a kubeconfig with credentials, and the files of an API server that features bring are no secrets; use `staticAuditLog` |
            | `clusterNetwork.cni.canal.mtu` | always 1450 unless set | 8951 on AWS, 1410 on GCE, 1400 on Hetzner and OpenStack |
            | `clusterNetwork.cni.weaveNet` | installed | refused: nobody maintains it any more |
            | `features.dynamicAuditLog.enable` | accepted; the API server then does not start | refused |
            | `features.staticAuditLog.config.policyFilePath` | required | without it a policy of the product is used |
            | `controlPlane.nodeSets` | the number of sets must be odd | the number of machines must be odd |
            | `controlPlane.hosts` | an even number is accepted | an even number gives a warning |
            | `kubeletConfig.imageMaximumGCAge` | lost on its way to the kubelet | arrives |
            | `tlsCipherSuites` | fixed lists when unset, some with 3DES | the programs' own secure lists when unset |
            | `features.encryptionProviders` | AES-CBC; switched on while API servers cannot read what others write; off again | secretbox; every API server can read before one writes; stays on |
            | `cloudConfig`, `csiConfig`, `customEncryptionConfiguration`, `overwriteCloudConfig`, registry and Helm credentials | the secret itself | the secret itself, or a reference: `env:NAME`, `file:PATH`, `beside:PATH` |
            | secrets in `cloudProviderSpec`, `operatingSystemSpec`, parameters of addons, values of charts | kept in plain text | sealed where their key, in whatever case, or their form gives them away; or a reference, or the provider's own `secretKeyRef` |
            | an alias of a secret in a field that is none | accepted | refused |
            | `versions.kubernetes` | 1.34 to 1.36 | what the catalog has, final versions only |
            | `hetzner.controlPlane.loadBalancer.labels` | two of KubeOne's own are added | none is added: no load balancer is made |
            | `ipv6Addresses` with `IPv4+IPv6` | required of every host | required with provider none; others give addresses |
            | `controlPlane.hosts` and `nodeSets` | both are accepted | only one of them |
            | `nodeSets` of other providers than hetzner, kubevirt and openstack | accepted, and fail | refused |
            | hosts that share an address or a name | only a worker with a control plane | any two |
            | two equal names of worker sets, addons, Helm releases; two equal taints of a host | accepted | refused |
            | `imageGCLowThresholdPercent` | any percentage | below the high one |
            | `clusterNetwork.nodePortRange` | any text | two ports; not those that the cluster's own programs use |
            | `podSubnet`, `serviceSubnet` | CIDRs | CIDRs with room for nodes and services, which do not overlap |
            | `auth` of a registry | any of its fields together | one kind of credentials |
            | `values` of a Helm release | a file and inline values in one item | one of them |
            | fields of a host that go with another (`sshCertFile`, `bastionPrivateKeyFile`, `bastionHostPublicKey`, the passphrase) | accepted alone, without effect | refused alone |
            | `caBundle` and `certificateAuthority` together | the file wins | one source of certificates |
            | addresses, names, URLs, quantities | mostly unchecked | checked, see [the reference](manifest.md) |
            """;

    private final StringBuilder text = new StringBuilder();

    private CompatibilityPage() {}

    public static String text() {
        CompatibilityPage page = new CompatibilityPage();
        page.head();
        Gaps.all().forEach(page::row);
        return page.text.append(IGNORED).append(OTHERWISE).toString();
    }

    /** Leaf fields that are carried out. */
    public static List<String> carriedOut() {
        return UpstreamFields.leaves().stream()
                .filter(leaf -> !Gaps.cover(leaf) && !UpstreamFields.ignored(leaf))
                .toList();
    }

    /** Leaf fields that are read and not carried out. */
    static List<String> listed() {
        return UpstreamFields.leaves().stream()
                .filter(leaf -> Gaps.cover(leaf) && !UpstreamFields.ignored(leaf))
                .toList();
    }

    private void head() {
        List<String> leaves = UpstreamFields.leaves();
        long ignored = leaves.stream().filter(UpstreamFields::ignored).count();
        text.append(HEAD.replace("{carried}", String.valueOf(carriedOut().size()))
                .replace("{all}", String.valueOf(leaves.size()))
                .replace("{gaps}", String.valueOf(listed().size()))
                .replace("{ignored}", String.valueOf(ignored)));
    }

    private void row(Gap gap) {
        List<String> leaves = listed().stream().filter(gap::covers).toList();
        text.append("| `").append(String.join("`<br>`", leaves)).append("` | ").append(gap.effect());
        text.append(" | ")
                .append(gap.reason())
                .append(" | ")
                .append(gap.instead())
                .append(" |\n");
    }
}
