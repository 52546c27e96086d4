package dev.kubeone.model.manifest.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.schema.YamlPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class MigrationPropertiesTest {
    private static final Pattern COMMENT = Pattern.compile("# comment[0-9]+\\.");

    @Provide
    Arbitrary<String> oldManifests() {
        return Arbitraries.longs().map(seed -> OldManifests.text(new Random(seed)));
    }

    @Property(tries = 400)
    void everyValueIsCarriedOverOrNamed(@ForAll("oldManifests") String text) {
        Migrated migrated = migrated(text);
        Set<String> carried = new TreeSet<>(leaves(migrated.text().text()).values());
        Set<String> named =
                migrated.notes().stream().map(note -> word(note.path())).collect(Collectors.toCollection(TreeSet::new));

        leaves(text)
                .forEach((path, value) -> assertThat(
                                carried.contains(value) || path.stream().anyMatch(step -> named.contains(word(step))))
                        .as(
                                "%s: %s in%n%s%nnotes %s",
                                path, value, migrated.text().text(), named)
                        .isTrue());
    }

    @Property(tries = 400)
    void commentsStayUnlessTheyStandInWhatIsTakenOut(@ForAll("oldManifests") String text) {
        Migrated migrated = migrated(text);

        assertThat(migrated.kept()).isTrue();
        Set<String> expected = comments(withoutCredentials(text));
        assertThat(comments(migrated.text().text())).containsAll(expected);
    }

    @Property(tries = 200)
    void aMigratedManifestIsMigratedNoFurther(@ForAll("oldManifests") String text) {
        String once = migrated(text).text().text();
        Migrated twice = Migration.migrate(once, ManifestVersion.CURRENT);

        assertThat(twice.text().text()).isEqualTo(once);
        assertThat(twice.notes()).isEmpty();
    }

    @Property(tries = 200)
    void oneStepAfterTheOtherIsTheSameAsAllAtOnce(@ForAll("oldManifests") String text) {
        String all = migrated(text).text().text();
        String stepwise = text;
        ManifestVersion from = Migration.migrate(text, ManifestVersion.CURRENT).from();
        for (ManifestVersion version : ManifestVersion.values()) {
            if (from.isBefore(version) && !ManifestVersion.CURRENT.isBefore(version)) {
                stepwise = Migration.migrate(stepwise, version).text().text();
            }
        }

        assertThat(stepwise).isEqualTo(all);
    }

    @Property(tries = 200)
    void everyValueKnowsItsLine(@ForAll("oldManifests") String text) {
        Migrated migrated = migrated(text);
        List<String> before = text.lines().toList();
        List<String> after = migrated.text().text().lines().toList();

        for (int line = 1; line <= after.size(); line++) {
            String written = after.get(line - 1);
            MatchResult value = Pattern.compile("value[0-9]+")
                    .matcher(written)
                    .results()
                    .findFirst()
                    .orElse(null);
            if (value != null && before.stream().anyMatch(old -> old.contains(value.group()))) {
                int[] place = migrated.text().original(line, value.start() + 1);
                assertThat(before.get(place[0] - 1)).contains(value.group());
            }
        }
    }

    private static Migrated migrated(String text) {
        try {
            return Migration.migrate(text, ManifestVersion.CURRENT);
        } catch (MigrationRefusedException refused) {
            // A network that is encrypted and has no name is refused, rightly.
            Assume.that(false);
            throw refused;
        }
    }

    private static Set<String> comments(String text) {
        return COMMENT.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Blocks that are taken out as a whole, with the comments in them. */
    private static String withoutCredentials(String text) {
        return text.replaceAll("(?m)^( *)(credentials|podPresets):.*\\n((\\1 +.*)?\\n)*", "");
    }

    private static String word(String path) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        return last.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static Map<List<String>, String> leaves(String text) {
        Map<List<String>, String> leaves = new LinkedHashMap<>();
        collect(new Yaml(new SafeConstructor(new LoaderOptions())).load(text), List.of(), leaves);
        return leaves;
    }

    private static void collect(Object value, List<String> path, Map<List<String>, String> leaves) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, child) -> collect(child, child(path, String.valueOf(key)), leaves));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(list.get(i), child(path, YamlPath.ROOT.item(i).text()), leaves);
            }
        } else if (value != null) {
            leaves.put(path, String.valueOf(value));
        }
    }

    private static List<String> child(List<String> path, String step) {
        return java.util.stream.Stream.concat(path.stream(), java.util.stream.Stream.of(step))
                .toList();
    }
}
