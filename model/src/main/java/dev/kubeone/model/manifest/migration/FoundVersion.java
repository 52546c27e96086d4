package dev.kubeone.model.manifest.migration;

import dev.kubeone.model.schema.Nearest;
import dev.kubeone.model.schema.Shown;
import dev.kubeone.model.yaml.YamlDraft;
import dev.kubeone.model.yaml.YamlMap;
import dev.kubeone.model.yaml.YamlScalar;
import dev.kubeone.model.yaml.YamlValue;
import java.util.Optional;
import java.util.Set;

/** Tells the version of a manifest. */
final class FoundVersion {
    static final String KIND = "KubeOneCluster";

    /** Root fields that no manifest before 0.6 has. */
    private static final Set<String> LATER = Set.of(
            "apiEndpoint",
            "cloudProvider",
            "clusterNetwork",
            "controlPlane",
            "staticWorkers",
            "dynamicWorkers",
            "machineController",
            "addons",
            "containerRuntime");

    private FoundVersion() {}

    /** @throws MigrationRefusedException if it is no version that there is */
    static ManifestVersion of(YamlDraft draft) {
        YamlMap top = draft.values();
        Optional<YamlValue> version = top.get("apiVersion");
        if (version.isEmpty() && top.get("kind").isEmpty()) {
            return unversioned(top);
        }
        kind(top);
        String name = text(version);
        return ManifestVersion.of(name).orElseThrow(() -> unknown(top, version, name));
    }

    private static ManifestVersion unversioned(YamlMap top) {
        Optional<String> later =
                top.entries().keySet().stream().filter(LATER::contains).findFirst();
        if (later.isPresent()) {
            throw refusal(
                    top,
                    "apiVersion",
                    "is missing, and " + later.get() + " is not a field of the format that had none",
                    "Write the version that it was made for: one of " + String.join(", ", ManifestVersion.names()));
        }
        return ManifestVersion.UNVERSIONED;
    }

    private static void kind(YamlMap top) {
        String kind = text(top.get("kind"));
        if (!kind.equals(KIND)) {
            String message =
                    top.get("kind").isEmpty() ? "is missing" : "expected " + KIND + ", got " + Shown.quoted(kind);
            throw refusal(top.get("kind").orElse(top), "kind", message, "A manifest has kind: " + KIND);
        }
    }

    private static MigrationRefusedException unknown(YamlMap top, Optional<YamlValue> version, String name) {
        String known = "Known are " + String.join(", ", ManifestVersion.names());
        if (version.isEmpty()) {
            return refusal(top, "apiVersion", "is missing", known);
        }
        String hint = Nearest.to(name, ManifestVersion.names())
                .map(Nearest::didYouMean)
                .orElse(known);
        return refusal(version.get(), "apiVersion", Shown.quoted(name) + " is not a version of the manifest", hint);
    }

    private static String text(Optional<YamlValue> value) {
        return value.filter(YamlScalar.class::isInstance)
                .map(scalar -> ((YamlScalar) scalar).text())
                .orElse("");
    }

    private static MigrationRefusedException refusal(YamlValue at, String path, String message, String hint) {
        return new MigrationRefusedException(new Obstacle(at.line(), at.column(), path, message, hint));
    }
}
