package dev.kubeone.model.manifest.migration;

import dev.kubeone.model.yaml.YamlPlace;
import dev.kubeone.model.yaml.YamlScalar;
import java.util.List;

/** {@code kubeone.k8c.io/v1beta3} has Helm releases among the addons, and lacks what was ignored before. */
final class V1beta2Step implements MigrationStep {
    private static final YamlPlace ADDONS = YamlPlace.of("addons");
    private static final YamlPlace LIST = ADDONS.child("addons");
    private static final YamlPlace RELEASES = YamlPlace.of("helmReleases");
    private static final YamlPlace ENDPOINT = YamlPlace.of("apiEndpoint", "host");
    private static final YamlPlace FIRST = YamlPlace.of("controlPlane", "hosts", 0);
    private static final YamlPlace REPLACEMENT =
            YamlPlace.of("clusterNetwork", "cni", "cilium", "kubeProxyReplacement");
    private static final List<YamlPlace> IGNORED = List.of(
            ADDONS.child("enable"),
            ADDONS.child("globalParams"),
            YamlPlace.of("containerRuntime", "docker"),
            YamlPlace.of("features", "podSecurityPolicy"));

    @Override
    public ManifestVersion from() {
        return ManifestVersion.V1BETA2;
    }

    @Override
    public ManifestVersion to() {
        return ManifestVersion.V1BETA3;
    }

    @Override
    public void migrate(Rewriting manifest) {
        IGNORED.stream().filter(manifest::has).forEach(at -> manifest.lose(at, "was ignored and is gone"));
        annotations(manifest);
        replacement(manifest);
        addons(manifest);
        endpoint(manifest);
        devices(manifest);
    }

    private static void annotations(Rewriting manifest) {
        YamlPlace workers = YamlPlace.of("dynamicWorkers");
        for (int i = 0; i < manifest.items(workers); i++) {
            YamlPlace at = workers.child(i).child("providerSpec").child("machineAnnotations");
            if (manifest.has(at)) {
                manifest.lose(at, "was ignored and is gone; use machineObjectAnnotations");
            }
        }
    }

    private static void replacement(Rewriting manifest) {
        manifest.text(REPLACEMENT).ifPresent(mode -> {
            boolean strict = mode.equals("strict");
            if (!strict && !mode.equals("disabled") && !mode.isEmpty()) {
                throw manifest.refusal(REPLACEMENT, "expected strict or disabled", "");
            }
            manifest.replace(REPLACEMENT, "kubeProxyReplacement", YamlScalar.flag(strict), "is now true or false");
        });
    }

    private static void addons(Rewriting manifest) {
        int addons = manifest.items(LIST);
        int releases = manifest.items(RELEASES);
        if (addons > 0) {
            manifest.changed(LIST, "each is now addons.addons[].addon");
            manifest.draft().wrapItems(LIST, "addon");
        } else if (manifest.has(LIST)) {
            manifest.drop(LIST, "an empty list says nothing");
        }
        if (releases == 0) {
            if (manifest.has(RELEASES)) {
                manifest.drop(RELEASES, "an empty list says nothing");
            }
            return;
        }
        releases(manifest, releases, addons);
    }

    private static void releases(Rewriting manifest, int releases, int addons) {
        for (int i = 0; i < releases; i++) {
            YamlPlace release = RELEASES.child(i);
            if (manifest.map(release).isEmpty()) {
                throw manifest.refusal(release, "expected a mapping", "");
            }
            if (!manifest.has(release.child("timeout"))) {
                manifest.insert(release.child("timeout"), YamlScalar.text("0s"), "0s stands for the default");
            }
        }
        manifest.changed(RELEASES, "each is now addons.addons[].helmRelease");
        manifest.draft().wrapItems(RELEASES, "helmRelease");
        if (addons > 0) {
            manifest.draft().append(RELEASES, LIST);
        } else if (!manifest.has(ADDONS)) {
            manifest.draft().wrap(RELEASES, "addons", "addons");
        } else {
            manifest.move(RELEASES, LIST);
        }
    }

    private static void endpoint(Rewriting manifest) {
        boolean given = manifest.text(ENDPOINT).filter(host -> !host.isEmpty()).isPresent();
        if (given) {
            return;
        }
        manifest.text(FIRST.child("publicAddress"))
                .filter(address -> !address.isEmpty())
                .or(() -> manifest.text(FIRST.child("privateAddress")))
                .ifPresentOrElse(
                        host -> endpoint(manifest, host),
                        () -> manifest.check(
                                ENDPOINT, "has no default any more; write it, or let Terraform's output give it"));
    }

    private static void endpoint(Rewriting manifest, String host) {
        String message = "the address of the first control plane is written down: it was the default";
        if (manifest.has(ENDPOINT)) {
            manifest.replace(ENDPOINT, "host", YamlScalar.text(host), message);
        } else {
            manifest.insert(ENDPOINT, YamlScalar.text(host), message);
        }
    }

    private static void devices(Rewriting manifest) {
        YamlPlace at = YamlPlace.of("containerRuntime", "containerd", "deviceOwnershipFromSecurityContext");
        if (!manifest.has(at)) {
            manifest.check(at, "the default was false and is true");
        }
    }
}
