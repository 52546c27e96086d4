package dev.kubeone.model.manifest.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.manifest.generated.GeneratedManifests;
import dev.kubeone.model.schema.YamlPath;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
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

    /** Values are at the place where the notes say, or a note says of this very place that there is none any more. */
    @Property(tries = 400)
    void everyValueIsWhereTheNotesSay(@ForAll("oldManifests") String text) {
        assertEveryValueIsFound(text, migrated(text));
    }

    @Property(tries = 300)
    void soItIsInTheNewestFormat(@ForAll("currentManifests") String text) {
        assertEveryValueIsFound(text, Migration.migrate(text, ManifestVersion.V1BETA3));
    }

    private static void assertEveryValueIsFound(String text, Migrated migrated) {
        Map<String, Set<String>> after = valuesByPattern(migrated.text().text());
        valuesByPattern(text).forEach((pattern, values) -> {
            FollowedValue followed = FollowedValue.of(pattern, migrated.notes());
            boolean there = after.getOrDefault(followed.path(), Set.of()).containsAll(values);
            assertThat(there || followed.said())
                    .as("%s %s: said to be at '%s'%n%s%n%s", pattern, values, followed.path(), text, migrated)
                    .isTrue();
            assertThat(followed.path().isEmpty() && !followed.path().equals(pattern) && after.containsKey(pattern))
                    .as("%s was said not to be carried over%n%s", pattern, migrated)
                    .isFalse();
        });
    }

    @Provide
    Arbitrary<String> currentManifests() {
        return Arbitraries.longs().map(seed -> GeneratedManifests.text(new Random(seed)));
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

    /** The texts of all values, by the pattern of their path. */
    private static Map<String, Set<String>> valuesByPattern(String text) {
        Map<String, Set<String>> values = new TreeMap<>();
        collect(new Yaml(new SafeConstructor(new LoaderOptions())).load(text), YamlPath.ROOT, values);
        return values;
    }

    private static void collect(Object value, YamlPath path, Map<String, Set<String>> values) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, child) -> collect(child, path.child(String.valueOf(key)), values));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(list.get(i), path.item(i), values);
            }
        } else if (value != null) {
            values.computeIfAbsent(path.pattern(), none -> new TreeSet<>()).add(String.valueOf(value));
        }
    }
}
