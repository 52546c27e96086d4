package dev.kubeone.activities.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.activities.Example;
import dev.kubeone.activities.Golden;
import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.guards.Guards;
import dev.kubeone.activities.planning.Planner;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.facts.HostFacts.ClusterState;
import dev.kubeone.model.facts.HostFacts.Os;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.model.plan.RunKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallSequenceTest {
    @Test
    void planOfBareHosts() {
        Golden.check("plan-bare-hosts.txt", text(plan(Example.bareCluster())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rocky", "flatcar"})
    void planAndInputsOfOtherFamilies(String id) {
        var os = id.equals("rocky") ? Example.ROCKY : Example.FLATCAR;
        Golden.check("plan-" + id + ".txt", inputs(plan(onOs(os))));
    }

    @Test
    void samePictureGivesTheSameHash() {
        assertThat(plan(Example.bareCluster()).hash())
                .isEqualTo(plan(Example.bareCluster()).hash())
                .hasSize(12);
    }

    @Test
    void initialisationThatDidNotEndIsFinishedOnTheSameHost() {
        var manifest = Example.manifest();
        var begun = new ClusterState(false, true, List.of("kube-apiserver"), true, "", "", "demo", false, false);
        var wanted = Example.wanted(
                manifest, Example.facts(manifest, f -> f.host().equals("cp-2") ? Example.with(f, begun) : f));
        assertThat(plan(wanted).steps().filter(step -> step.name().equals("KubeadmInit")))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.host()).isEqualTo("cp-2");
                    assertThat(step.reason()).isEqualTo("an earlier initialisation did not end");
                });
    }

    @Test
    void hostsAreAddedToAClusterThatLives() {
        var manifest = Example.manifest();
        var member = new ClusterState(true, true, List.of("kube-apiserver"), true, "", "", "demo", true, true);
        var wanted = Example.wanted(
                manifest, Example.facts(manifest, f -> f.host().equals("w-1") ? f : Example.with(f, member)));
        var outline = new InstallSequence().outline(wanted);
        var names = outline.stages().stream()
                .flatMap(stage -> stage.lanes().stream())
                .flatMap(lane -> lane.steps().stream())
                .map(PlannedStep::id)
                .toList();
        assertThat(names).contains("w-1/JoinWorker").noneMatch(name -> name.endsWith("KubeadmInit"));
    }

    private static Wanted onOs(Os os) {
        var manifest = Example.manifest();
        return Example.wanted(manifest, Example.facts(manifest, f -> Example.with(f, os)));
    }

    private static Plan plan(Wanted wanted) {
        return new Planner(Guards.install(OsCatalog.shipped())).plan(RunKind.INSTALL, wanted, new InstallSequence());
    }

    private static String text(Plan plan) {
        var text = new StringBuilder();
        plan.stages().forEach(stage -> {
            text.append(stage.title()).append('\n');
            stage.lanes().forEach(lane -> {
                text.append("  ").append(lane.title()).append('\n');
                lane.steps()
                        .forEach(step -> text.append("    ")
                                .append(step.id())
                                .append(": ")
                                .append(step.reason())
                                .append(step.after().isEmpty() ? "" : ", after " + String.join(", ", step.after()))
                                .append('\n'));
            });
        });
        return text.toString();
    }

    /** What the steps of one host would run with; long inputs by their first line. */
    private static String inputs(Plan plan) {
        var text = new StringBuilder();
        plan.steps().filter(step -> step.host().equals("cp-1")).forEach(step -> {
            text.append(step.id()).append(": ").append(step.reason()).append('\n');
            step.inputs()
                    .forEach((key, value) -> text.append("  ")
                            .append(key)
                            .append('=')
                            .append(value.lines().findFirst().orElse(""))
                            .append('\n'));
        });
        return text.toString();
    }
}
