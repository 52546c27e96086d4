package dev.kubeone.model.manifest.migration;

import dev.kubeone.model.schema.Nearest;
import dev.kubeone.model.schema.Shown;
import dev.kubeone.model.yaml.YamlList;
import dev.kubeone.model.yaml.YamlMap;
import dev.kubeone.model.yaml.YamlPlace;
import dev.kubeone.model.yaml.YamlScalar;
import dev.kubeone.model.yaml.YamlValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code kubeone.io/v1alpha1} named providers and networks; {@code kubeone.io/v1beta1} has a block for each. */
final class V1alpha1Step implements MigrationStep {
    private static final List<String> PROVIDERS =
            List.of("aws", "azure", "digitalocean", "gce", "hetzner", "openstack", "packet", "vsphere", "none");
    private static final Map<String, String> NETWORKS =
            Map.of("canal", "canal", "weave-net", "weaveNet", "external", "external");
    private static final YamlPlace PROVIDER = YamlPlace.of("cloudProvider");
    private static final YamlPlace NAME = PROVIDER.child("name");
    private static final YamlPlace NETWORK_ID = YamlPlace.of("clusterNetwork", "networkID");
    private static final YamlPlace CNI = YamlPlace.of("clusterNetwork", "cni");
    private static final YamlPlace CREDENTIALS = YamlPlace.of("credentials");

    @Override
    public ManifestVersion from() {
        return ManifestVersion.V1ALPHA1;
    }

    @Override
    public ManifestVersion to() {
        return ManifestVersion.V1BETA1;
    }

    @Override
    public void migrate(Rewriting manifest) {
        taints(manifest, YamlPlace.of("hosts"));
        taints(manifest, YamlPlace.of("staticWorkers"));
        Optional<String> provider = manifest.text(NAME);
        machineController(manifest, provider.orElse(""));
        provider(manifest);
        networkId(manifest, provider);
        cni(manifest);
        manifest.rename(YamlPlace.of("workers"), "dynamicWorkers");
        credentials(manifest);
        if (manifest.has(YamlPlace.of("hosts"))) {
            manifest.wrap(YamlPlace.of("hosts"), "controlPlane", "hosts");
        }
        if (manifest.draft()
                .get(YamlPlace.of("staticWorkers"))
                .filter(YamlList.class::isInstance)
                .isPresent()) {
            manifest.wrap(YamlPlace.of("staticWorkers"), "staticWorkers", "hosts");
        }
    }

    private static void taints(Rewriting manifest, YamlPlace hosts) {
        for (int i = 0; i < manifest.items(hosts); i++) {
            YamlPlace untaint = hosts.child(i).child("untaint");
            if (manifest.has(untaint)) {
                taint(manifest, untaint, manifest.scalar(untaint).flatMap(YamlScalar::flag));
            }
        }
    }

    private static void taint(Rewriting manifest, YamlPlace untaint, Optional<Boolean> flag) {
        if (flag.isEmpty()) {
            manifest.lose(untaint, "is neither true nor false");
        } else if (flag.get()) {
            manifest.replace(untaint, "taints", YamlList.empty(), "true is now taints: []");
        } else {
            manifest.drop(untaint, "false says nothing: without taints a host has those of its kind");
        }
    }

    private static void provider(Rewriting manifest) {
        Optional<String> name = manifest.text(NAME);
        if (name.isEmpty()) {
            if (manifest.has(NAME)) {
                manifest.check(
                        NAME, "is not a text, so it names no provider; name one as cloudProvider.<provider>: {}");
            }
            return;
        }
        if (!PROVIDERS.contains(name.get())) {
            throw unknown(manifest, NAME, "provider", name.get(), PROVIDERS);
        }
        Optional<YamlValue> networkId = hetznerNetwork(manifest, name.get());
        manifest.replace(
                NAME,
                name.get(),
                networkId.map(id -> YamlMap.of("networkID", id)).orElseGet(YamlMap::empty),
                name.get() + " is now cloudProvider." + name.get());
    }

    private static Optional<YamlValue> hetznerNetwork(Rewriting manifest, String provider) {
        return provider.equals("hetzner") ? manifest.draft().get(NETWORK_ID) : Optional.empty();
    }

    private static void networkId(Rewriting manifest, Optional<String> provider) {
        if (!manifest.has(NETWORK_ID)) {
            return;
        }
        if (provider.isEmpty()) {
            manifest.move(NETWORK_ID, PROVIDER.child("hetzner").child("networkID"));
        } else if (provider.get().equals("hetzner")) {
            manifest.drop(NETWORK_ID, "is now cloudProvider.hetzner.networkID");
        } else {
            manifest.lose(NETWORK_ID, "only Hetzner has it, and the provider is " + provider.get());
        }
    }

    private static void cni(Rewriting manifest) {
        if (!manifest.has(CNI) || manifest.draft().get(CNI).orElseThrow().isNull()) {
            return;
        }
        YamlPlace provider = CNI.child("provider");
        String name = manifest.text(provider).orElse("");
        if (!NETWORKS.containsKey(name)) {
            YamlPlace at = manifest.has(provider) ? provider : CNI;
            throw unknown(manifest, at, "pod network", name, List.of("canal", "external", "weave-net"));
        }
        boolean encrypted = encrypted(manifest, name);
        String key = NETWORKS.get(name);
        manifest.replace(
                provider,
                key,
                encrypted ? YamlMap.of("encrypted", YamlScalar.flag(true)) : YamlMap.empty(),
                name + " is now clusterNetwork.cni." + key);
    }

    private static boolean encrypted(Rewriting manifest, String network) {
        YamlPlace at = CNI.child("encrypted");
        if (!manifest.has(at)) {
            return false;
        }
        boolean encrypted = manifest.scalar(at).flatMap(YamlScalar::flag).orElse(false);
        if (encrypted && !network.equals("weave-net")) {
            manifest.lose(at, network + " never encrypted: only weave-net did");
            return false;
        }
        manifest.drop(at, encrypted ? "true is now clusterNetwork.cni.weaveNet.encrypted" : "false says nothing");
        return encrypted;
    }

    private static void machineController(Rewriting manifest, String provider) {
        YamlPlace at = YamlPlace.of("machineController", "provider");
        if (!manifest.has(at)) {
            return;
        }
        String own = manifest.text(at).orElse("");
        if (own.isEmpty() || own.equals(provider)) {
            manifest.drop(at, "machine-controller has the cluster's provider");
        } else {
            manifest.lose(
                    at, "machine-controller always has the cluster's provider, which is not " + Shown.quoted(own));
        }
    }

    private static void credentials(Rewriting manifest) {
        if (manifest.has(CREDENTIALS)) {
            String names = manifest.map(CREDENTIALS)
                    .map(map -> String.join(", ", map.entries().keySet()))
                    .orElse("");
            manifest.lose(
                    CREDENTIALS,
                    "a manifest holds no credentials any more; give them as environment variables or in a credentials file"
                            + (names.isEmpty() ? "" : ": " + names));
        }
    }

    private static MigrationRefusedException unknown(
            Rewriting manifest, YamlPlace at, String what, String name, List<String> known) {
        String hint = Nearest.to(name, known).map(Nearest::didYouMean).orElse("Known are " + String.join(", ", known));
        return manifest.refusal(at, Shown.quoted(name) + " is not a " + what + " of kubeone.io/v1alpha1", hint);
    }
}
