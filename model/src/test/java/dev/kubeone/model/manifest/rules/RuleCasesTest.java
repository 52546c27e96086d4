package dev.kubeone.model.manifest.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.catalog.KubernetesReleases;
import dev.kubeone.model.golden.ReadingCases;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.fields.ClusterDefaults;
import dev.kubeone.model.manifest.fields.ClusterFields;
import dev.kubeone.model.manifest.reading.Problem;
import dev.kubeone.model.schema.Check;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.ListOf;
import dev.kubeone.model.schema.Shape;
import dev.kubeone.model.schema.Type;
import dev.kubeone.model.schema.YamlPath;
import dev.kubeone.model.schema.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule and each check has a folder of its own with manifests; those named {@code good…} keep it, the others break it. */
class RuleCasesTest {
    private static final Path FOLDERS = ReadingCases.ROOT.resolve("rules");

    static List<Path> folders() throws IOException {
        try (Stream<Path> files = Files.list(FOLDERS)) {
            return files.sorted().toList();
        }
    }

    static List<String> rules() {
        return Rules.all().stream().map(rule -> rule.getClass().getSimpleName()).toList();
    }

    static Map<String, Check<?>> checks() {
        Map<String, Check<?>> checks = new TreeMap<>();
        Arrays.stream(TextCheck.values()).filter(c -> c != TextCheck.ANY).forEach(c -> checks.put(camel(c.name()), c));
        Arrays.stream(NumberCheck.values()).forEach(c -> checks.put(camel(c.name()), c));
        Arrays.stream(LargeNumberCheck.values()).forEach(c -> checks.put(camel(c.name()), c));
        return checks;
    }

    @Test
    void everyRuleAndEveryCheckHasItsCases() throws IOException {
        List<String> names =
                folders().stream().map(f -> f.getFileName().toString()).toList();

        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(rules().stream(), checks().keySet().stream())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyRuleAndEveryCheckIsBrokenByACase(Path folder) {
        assertThat(ReadingCases.manifests(folder)).anyMatch(file -> !isGood(file));
    }

    @Test
    void everyRuleOfKubeOneHasACounterpartOrAReason() throws IOException {
        Map<String, String> table = new TreeMap<>();
        Files.readAllLines(ReadingCases.ROOT.resolve("rules-of-kubeone.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(": ", 2))
                .forEach(row -> assertThat(table.put(row[0], row[1])).as(row[0]).isNull());
        Set<String> ours =
                Stream.concat(rules().stream(), checks().keySet().stream()).collect(Collectors.toSet());

        assertThat(table).containsOnlyKeys(numbersOfKubeOne());
        table.forEach((number, row) -> Stream.of(row.startsWith("- ") ? new String[0] : row.split(", "))
                .forEach(name -> assertThat(
                                name.startsWith("required ")
                                        ? isRequired(ClusterFields.SHAPE, name.substring("required ".length()))
                                        : ours.contains(name))
                        .as(number + " " + name)
                        .isTrue()));
    }

    /** V1 to V59, five of them in parts. */
    private static List<String> numbersOfKubeOne() {
        return Stream.concat(
                        IntStream.rangeClosed(1, 59)
                                .filter(number -> number != 44 && number != 45)
                                .mapToObj(number -> "V" + number),
                        Stream.of(
                                "V21b", "V27b", "V44a", "V44b", "V44c", "V44d", "V44e", "V45a", "V45b", "V45c", "V45d",
                                "V45e", "V45f"))
                .toList();
    }

    private static boolean isRequired(Type<?> type, String path) {
        if (type instanceof ListOf<?> list) {
            return isRequired(list.item(), path);
        }
        String[] words = path.split("(\\[])?\\.", 2);
        return ((Shape<?>) type)
                .fields().stream()
                        .filter(field -> field.name().equals(words[0]))
                        .anyMatch(field -> words.length == 1 ? field.required() : isRequired(field.type(), words[1]));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void readingTellsWhatIsExpected(Path folder) throws IOException {
        ReadingCases.check(folder);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyBadCaseBreaksItsRuleAndNoOther(String rule) throws IOException {
        for (Path file : ReadingCases.manifests(FOLDERS.resolve(rule))) {
            assertThat(brokenRules(file)).as(file.toString()).isEqualTo(isGood(file) ? List.of() : List.of(rule));
        }
    }

    @ParameterizedTest
    @MethodSource("checkNames")
    void everyBadCaseFailsItsCheckAndNothingElse(String name) {
        for (Path file : ReadingCases.manifests(FOLDERS.resolve(name))) {
            List<Problem> problems = ReadingCases.read(file).problems();
            assertThat(problems.isEmpty()).as(file.toString()).isEqualTo(isGood(file));
            assertThat(problems)
                    .allMatch(p -> p.message().contains(checks().get(name).expects()));
        }
    }

    static List<String> checkNames() {
        return List.copyOf(checks().keySet());
    }

    private static boolean isGood(Path file) {
        return file.getFileName().toString().startsWith("good");
    }

    private static List<String> brokenRules(Path file) throws IOException {
        Findings findings = new Findings();
        KubeOneCluster cluster = YamlTree.parse(Files.readString(file), findings)
                .map(root -> ClusterFields.SHAPE.read(root, YamlPath.ROOT, findings))
                .map(read -> ClusterDefaults.filled(read, KubernetesReleases.bundled()))
                .orElseThrow();
        assertThat(findings.problems()).as("the values alone are good").isEmpty();
        return Rules.all().stream()
                .filter(rule -> breaks(cluster, rule))
                .map(rule -> rule.getClass().getSimpleName())
                .toList();
    }

    private static boolean breaks(KubeOneCluster cluster, Rule rule) {
        Findings findings = new Findings();
        rule.check(cluster, findings);
        return !findings.problems().isEmpty() || !findings.warnings().isEmpty();
    }

    private static String camel(String constant) {
        return Arrays.stream(constant.split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
