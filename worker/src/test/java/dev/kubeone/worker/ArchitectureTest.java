package dev.kubeone.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.kubeone.activities.sequence.InstallSequence;
import dev.kubeone.activities.sequence.Sequences;
import dev.kubeone.activities.step.Step;
import dev.kubeone.model.plan.RunKind;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dependencies point one way, and a step is one class and one line. */
class ArchitectureTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.kubeone");

    @Test
    void modelKnowsOnlyJackson() {
        holds(classes()
                .that()
                .resideInAPackage("dev.kubeone.model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.kubeone.model..", "java..", "com.fasterxml.jackson..", "org.yaml.snakeyaml.."));
    }

    @Test
    void hostsKnowNothingOfKubernetesNorOfUs() {
        holds(noClasses()
                .that()
                .resideInAPackage("dev.kubeone.hosts..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.kubeone.model..",
                        "dev.kubeone.workflows..",
                        "dev.kubeone.activities..",
                        "io.fabric8..",
                        "io.temporal.."));
    }

    @Test
    void sshLibraryIsSeenInOnePackageOnly() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("dev.kubeone.hosts.ssh..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("net.schmizz..", "com.hierynomus.."));
    }

    @Test
    void kubernetesClientIsSeenInOnePackageOnly() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("dev.kubeone.activities.kubernetes..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.fabric8.."));
    }

    @Test
    void clientOfTheSnapshotsStoreIsSeenInOnePackageOnly() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("dev.kubeone.activities.snapshots..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon.."));
    }

    @Test
    void workflowsDoNotKnowHowStepsAreDone() {
        holds(noClasses()
                .that()
                .resideInAPackage("dev.kubeone.workflows..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.kubeone.activities..", "dev.kubeone.hosts..", "io.fabric8.."));
    }

    @Test
    void planningIsPure() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.kubeone.activities.planning..",
                        "dev.kubeone.activities.guards..",
                        "dev.kubeone.activities.sequence..",
                        "dev.kubeone.activities.render..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.kubeone.hosts.ssh..",
                        "io.fabric8..",
                        "java.net.http..",
                        "java.nio.file..",
                        "java.util.concurrent.."));
    }

    @Test
    void packagesHaveNoCyclesWhereTheyAreLayers() {
        holds(slices().matching("dev.kubeone.(model|hosts|workflows).(*)..")
                .should()
                .beFreeOfCycles());
    }

    @Test
    void nobodySleeps() {
        holds(noClasses().should().callMethod(Thread.class, "sleep", long.class));
    }

    @Test
    void everyStepStandsInASequence() {
        var written = new TreeSet<String>();
        PRODUCT.stream()
                .filter(type -> type.isAssignableTo(Step.class)
                        && !type.isInterface()
                        && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .forEach(type -> written.add(type.getSimpleName()));
        var listed = new TreeSet<String>();
        Stream.of(RunKind.values())
                .filter(kind -> kind != RunKind.APPLY) // it comes down to one of the others
                .flatMap(kind -> Sequences.of(kind).steps())
                .map(Step::name)
                .forEach(listed::add);
        assertThat(listed).isEqualTo(written);
        assertThat(new InstallSequence().steps().map(Step::name)).doesNotHaveDuplicates();
    }

    private static void holds(ArchRule rule) {
        rule.check(PRODUCT);
    }
}
