package dev.kubeone.workflows.orchestration;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Workflow code must do the same each time it is replayed; these rules find what would not. */
class DeterminismTest {
    private static final Map<String, ArchRule> RULES = Map.of(
            "no I/O, threads, clocks or random numbers",
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage("java.io", "java.net", "java.nio..", "java.util.concurrent..")
                                    .or(
                                            named(
                                                    "java\\.time\\.Clock|java\\.util\\.(Random|SplittableRandom|Timer)|java\\.lang\\.(Thread|Process.*|Runtime)|java\\.security\\.SecureRandom"))),
            "no calls that ask the machine",
            noClasses()
                    .should()
                    .accessTargetWhere(calls("java\\.lang\\.System", "currentTimeMillis|nanoTime|getenv|getProperty")
                            .or(calls("java\\.time\\..*", "now|systemDefault"))
                            .or(calls("java\\.util\\.UUID", "randomUUID"))
                            .or(calls("java\\.lang\\.Math", "random"))),
            "no collections whose order may change",
            noClasses()
                    .should()
                    .dependOnClassesThat(named("java\\.util\\.(HashMap|HashSet|IdentityHashMap|WeakHashMap)"))
                    .orShould()
                    .accessTargetWhere(calls("java\\.util\\.(Set|Map)", "of|copyOf|ofEntries")
                            .or(calls("java\\.util\\.stream\\.Collectors", "toSet|toMap|groupingBy|partitioningBy"))
                            .or(calls("java\\.util\\..*", "parallelStream|parallel"))),
            "no Optional in fields",
            noFields().should().haveRawType(Optional.class));

    @TestFactory
    Stream<DynamicTest> workflowCodeKeepsTheRule() {
        var code = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.kubeone.workflows.orchestration", "dev.kubeone.workflows.messages");
        return each(rule -> rule.check(code));
    }

    @TestFactory
    Stream<DynamicTest> aPlantedBreachIsFound() {
        var planted = new ClassFileImporter().importClasses(Planted.class);
        return each(rule -> assertThat(rule.evaluate(planted).hasViolation())
                .as(rule.getDescription())
                .isTrue());
    }

    @TestFactory
    Stream<DynamicTest> eachPlantedBreachIsFoundOnItsOwn() {
        JavaClasses planted = new ClassFileImporter().importClasses(Planted.class);
        var told = RULES.values().stream()
                .flatMap(rule -> rule.evaluate(planted).getFailureReport().getDetails().stream())
                .toList();
        return Stream.of(
                        "System.currentTimeMillis",
                        "Instant.now",
                        "UUID.randomUUID",
                        "java.util.Random",
                        "java.io.File",
                        "ExecutorService",
                        "java.util.HashMap",
                        "java.util.HashSet",
                        "Set.of",
                        "Collectors.groupingBy",
                        "parallelStream",
                        "java.util.Optional")
                .map(breach -> DynamicTest.dynamicTest(
                        breach, () -> assertThat(told).anyMatch(line -> line.contains(breach))));
    }

    private static Stream<DynamicTest> each(Consumer<ArchRule> check) {
        return RULES.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> check.accept(rule.getValue())));
    }

    private static DescribedPredicate<JavaClass> named(String pattern) {
        return DescribedPredicate.describe(
                "named " + pattern, type -> type.getName().matches(pattern));
    }

    private static DescribedPredicate<JavaAccess<?>> calls(String type, String method) {
        return DescribedPredicate.describe(
                "of " + type + "." + method,
                access -> access.getTargetOwner().getName().matches(type)
                        && access.getTarget().getName().matches(method));
    }

    /** Everything workflow code must not do. */
    @SuppressWarnings("unused")
    private static final class Planted {
        private Optional<String> field = Optional.empty();
        private ExecutorService executor;

        List<Object> breaches(List<String> words) {
            return List.of(
                    System.currentTimeMillis(),
                    Instant.now(),
                    UUID.randomUUID(),
                    new Random(1),
                    new File("x"),
                    new HashMap<String, String>(),
                    new HashSet<String>(),
                    Set.of(1, 2),
                    words.stream().collect(Collectors.groupingBy(String::length)),
                    words.parallelStream().count());
        }
    }
}
