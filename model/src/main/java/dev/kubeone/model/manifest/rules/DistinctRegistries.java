package dev.kubeone.model.manifest.rules;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.YamlPath;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Two keys for the same registry would write the same file of containerd's configuration. */
final class DistinctRegistries implements Rule {
    private static final YamlPath PATH =
            YamlPath.ROOT.child("containerRuntime").child("containerd").child("registries");

    @Override
    public String sentence() {
        return "No two keys of `containerRuntime.containerd.registries` mean the same registry.";
    }

    @Override
    public void check(KubeOneCluster cluster, Findings findings) {
        Map<String, String> seen = new HashMap<>();
        for (String key : cluster.containerRuntime().containerd().registries().keySet()) {
            String first = seen.putIfAbsent(host(key), key);
            if (first != null) {
                findings.problem(PATH.key(key).text(), "means the same registry as " + first, "Keep one of the two");
            }
        }
    }

    private static String host(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return lower.endsWith(":443") ? lower.substring(0, lower.length() - 4) : lower;
    }
}
