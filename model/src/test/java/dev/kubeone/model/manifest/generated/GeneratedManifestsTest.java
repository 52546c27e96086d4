package dev.kubeone.model.manifest.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.manifest.fields.UpstreamFields;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.YamlPath;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

class GeneratedManifestsTest {
    /** The one map with free keys and fields below them. */
    private static final String REGISTRIES = "containerRuntime.containerd.registries";

    private static final int MANIFESTS = 600;

    /** A rule refuses them always. */
    private static final Set<String> NEVER_GOOD =
            Set.of("clusterNetwork.cni.weaveNet.encrypted", "features.dynamicAuditLog.enable");

    @ParameterizedTest
    @EnumSource(TextCheck.class)
    void everyTextPassesItsCheck(TextCheck check) {
        Random random = new Random(check.name().hashCode());

        for (int i = 0; i < 200; i++) {
            assertThat(GeneratedTexts.of(check, random)).matches(check::holds, check.toString());
        }
    }

    @Test
    void everyFieldThatKubeOneHasIsInAGoodManifest() {
        Set<String> seen = new TreeSet<>();
        for (int seed = 0; seed < MANIFESTS; seed++) {
            collect(new Yaml().load(GeneratedManifests.text(new Random(seed))), YamlPath.ROOT, seen);
        }
        List<String> missing = UpstreamFields.leaves().stream()
                .filter(leaf -> !UpstreamFields.ignored(leaf) && !NEVER_GOOD.contains(leaf))
                .filter(leaf -> !seen.contains(leaf.replaceAll("(\\[\\]|\\{\\})$", "")))
                .toList();

        assertThat(missing).isEmpty();
    }

    /** Patterns of everything in a document. */
    private static void collect(Object value, YamlPath path, Set<String> seen) {
        seen.add(path.pattern());
        if (value instanceof Map<?, ?> map) {
            boolean free = path.pattern().equals(REGISTRIES);
            map.forEach((key, below) -> {
                String name = String.valueOf(key);
                collect(below, free ? path.key(name) : path.child(name), seen);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(item -> collect(item, path.item(0), seen));
        }
    }
}
