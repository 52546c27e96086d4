package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.YamlPath;
import java.util.Map;

/** A key that ends in a dash removes a label or annotation; a value would have nowhere to go. */
final class RemovalHasNoValue implements Rule {
    @Override
    public String sentence() {
        return "A label or annotation key that ends in `-` has an empty value.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        for (PlacedHost placed : PlacedHost.of(cluster)) {
            check(placed.field("labels"), placed.host().labels(), findings);
            check(placed.field("annotations"), placed.host().annotations(), findings);
        }
    }

    private static void check(String path, Map<String, String> entries, Findings findings) {
        entries.forEach((key, value) -> {
            if (key.endsWith("-") && !value.isEmpty()) {
                String place = new YamlPath(path, path).key(key).text();
                findings.problem(place, "a key that ends in - removes, and takes no value", "Write " + key + ": \"\"");
            }
        });
    }
}
