package dev.kubeone.model.manifest.generated;

import dev.kubeone.model.manifest.fields.ClusterFields;
import dev.kubeone.model.manifest.reading.ManifestReader;
import dev.kubeone.model.manifest.reading.Problem;
import dev.kubeone.model.yaml.YamlPlace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/**
 * Good manifests nobody wrote: any field of the field tables, with any value that its type accepts. What a rule between
 * fields refuses is taken out again, so no rule is repeated here.
 */
public final class GeneratedManifests {
    private static final int MOST_REPAIRS = 150;

    /** From then on whole blocks go: some ask for what the least manifest does not have. */
    private static final int ENOUGH_REPAIRS = 60;

    private static final Set<String> LEAST =
            Set.of("apiVersion", "kind", "name", "versions", "cloudProvider", "controlPlane");

    private final Random random;
    private final Map<String, Object> manifest;

    private GeneratedManifests(Random random) {
        this.random = random;
        manifest = cast(new GeneratedValues(random).of(ClusterFields.SHAPE));
    }

    /** The text of one. */
    public static String text(Random random) {
        return new GeneratedManifests(random).good();
    }

    private String good() {
        manifest.put("apiVersion", "kubeone.k8c.io/v1beta2");
        manifest.put("kind", "KubeOneCluster");
        alone("cloudProvider", manifest);
        if (manifest.get("clusterNetwork") instanceof Map<?, ?> network) {
            alone("cni", cast(network));
        }
        for (int repairs = 0; repairs < MOST_REPAIRS; repairs++) {
            least();
            String text = new Yaml().dump(manifest);
            List<Problem> problems = ManifestReader.read(text, "f").problems();
            if (problems.isEmpty()) {
                return text;
            }
            boolean removed = repairs < ENOUGH_REPAIRS && removedSome(problems);
            if (!removed && !manifest.keySet().removeAll(aBlock())) {
                manifest.keySet().removeAll(Set.of("cloudProvider", "controlPlane"));
            }
        }
        throw new IllegalStateException("rules still refuse\n" + new Yaml().dump(manifest));
    }

    /** One of the blocks of a mapping in which the rules allow one. */
    private void alone(String name, Map<String, Object> parent) {
        if (parent.get(name) instanceof Map<?, ?> block) {
            List<String> rivals = block.entrySet().stream()
                    .filter(entry -> entry.getValue() instanceof Map)
                    .map(entry -> String.valueOf(entry.getKey()))
                    .toList();
            if (!rivals.isEmpty()) {
                String chosen = GeneratedTexts.pick(random, rivals);
                block.keySet().removeIf(key -> rivals.contains(String.valueOf(key)) && !chosen.equals(key));
            }
        }
    }

    /** What no manifest is good without. */
    private void least() {
        manifest.putIfAbsent("name", "generated");
        manifest.putIfAbsent("versions", new LinkedHashMap<>(Map.of("kubernetes", "1.34.4")));
        manifest.computeIfAbsent("cloudProvider", absent -> new LinkedHashMap<>(Map.of("none", Map.of())));
        Map<String, Object> controlPlane =
                cast(manifest.computeIfAbsent("controlPlane", absent -> new LinkedHashMap<>()));
        if (controlPlane.values().stream().allMatch(List.of()::equals)) {
            List<Object> hosts = new ArrayList<>();
            hosts.add(new LinkedHashMap<>(Map.of("publicAddress", "198.51.100.1")));
            controlPlane.put("hosts", hosts);
        }
    }

    private List<String> aBlock() {
        List<String> blocks = manifest.keySet().stream()
                .filter(block -> !LEAST.contains(block))
                .toList();
        return blocks.isEmpty() ? blocks : List.of(GeneratedTexts.pick(random, blocks));
    }

    /** About half of what the rules refuse, as of two things that exclude each other both are told. */
    private boolean removedSome(List<Problem> problems) {
        boolean removed = false;
        for (int i = problems.size() - 1; i >= 0; i--) {
            if (i == 0 || random.nextBoolean()) {
                removed |= removed(problems.get(i).path());
            }
        }
        return removed;
    }

    /** Takes out what is at a path, or the nearest thing that it would stand in, if there is one. */
    private boolean removed(String path) {
        List<YamlPlace> places = new ArrayList<>();
        places(manifest, YamlPlace.TOP, places);
        Optional<YamlPlace> nearest = places.stream()
                .filter(place -> covers(place.path().text(), path))
                .max(Comparator.comparingInt(place -> place.steps().size()));
        nearest.ifPresent(this::remove);
        return nearest.isPresent();
    }

    private void remove(YamlPlace at) {
        Object parent = manifest;
        for (Object step : at.parent().steps()) {
            parent = step instanceof Integer index ? ((List<?>) parent).get(index) : ((Map<?, ?>) parent).get(step);
        }
        Object last = at.steps().get(at.steps().size() - 1);
        if (last instanceof Integer index) {
            ((List<?>) parent).remove(index.intValue());
        } else {
            ((Map<?, ?>) parent).remove(last);
        }
    }

    private static boolean covers(String place, String path) {
        boolean within = path.startsWith(place) && path.length() > place.length();
        return path.equals(place) || (within && ".[".indexOf(path.charAt(place.length())) >= 0);
    }

    private static void places(Object value, YamlPlace at, List<YamlPlace> places) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, below) -> place(below, at.child(key), places));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                place(list.get(i), at.child(i), places);
            }
        }
    }

    private static void place(Object value, YamlPlace at, List<YamlPlace> places) {
        places.add(at);
        places(value, at, places);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Object mapping) {
        return (Map<String, Object>) mapping;
    }
}
