package dev.kubeone.model.manifest.migration;

import dev.kubeone.model.yaml.YamlMap;
import dev.kubeone.model.yaml.YamlPlace;
import dev.kubeone.model.yaml.YamlScalar;

/** {@code kubeone.k8c.io/v1beta2} is {@code kubeone.io/v1beta1} in another group, with few differences. */
final class V1beta1Step implements MigrationStep {
    private static final YamlPlace ASSETS = YamlPlace.of("assetConfiguration");
    private static final YamlPlace POD_PRESETS = YamlPlace.of("features", "podPresets");
    private static final YamlPlace ADDONS = YamlPlace.of("addons");

    @Override
    public ManifestVersion from() {
        return ManifestVersion.V1BETA1;
    }

    @Override
    public ManifestVersion to() {
        return ManifestVersion.V1BETA2;
    }

    @Override
    public void migrate(Rewriting manifest) {
        if (manifest.has(ASSETS)) {
            throw manifest.refusal(
                    ASSETS,
                    "has no counterpart in kubeone.k8c.io/v1beta2",
                    "Take it out; for images from your own registry write registryConfiguration.overwriteRegistry");
        }
        manifest.rename(YamlPlace.of("cloudProvider", "packet"), "equinixmetal");
        if (manifest.has(POD_PRESETS)) {
            manifest.lose(POD_PRESETS, "Kubernetes has no pod presets since 1.20");
        }
        addons(manifest);
        for (String gone : new String[] {"csiMigration", "csiMigrationComplete"}) {
            YamlPlace at = YamlPlace.of("cloudProvider", gone);
            if (manifest.has(at)) {
                manifest.check(at, "every supported Kubernetes migrates volumes by itself; take it out");
            }
        }
    }

    // An addons block without a path meant the folder addons; now it means no folder.
    private static void addons(Rewriting manifest) {
        YamlPlace path = ADDONS.child("path");
        YamlScalar folder = YamlScalar.text("./addons");
        String message = "./addons is written down: it was the default and is none any more";
        if (manifest.draft().get(ADDONS).filter(YamlMap.class::isInstance).isEmpty()) {
            return;
        }
        if (!manifest.has(path)) {
            manifest.insert(path, folder, message);
        } else if (manifest.scalar(path)
                .filter(scalar -> scalar.isNull() || scalar.text().isEmpty())
                .isPresent()) {
            manifest.replace(path, "path", folder, message);
        }
    }
}
