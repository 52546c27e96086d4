package dev.kubeone.activities.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.activities.Example;
import dev.kubeone.activities.Golden;
import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.planning.Planner;
import dev.kubeone.activities.sequence.InstallSequence;
import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.facts.HostFacts.ClusterState;
import dev.kubeone.model.facts.HostFacts.Machine;
import dev.kubeone.model.facts.HostFacts.Os;
import dev.kubeone.model.facts.HostFacts.Software;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.manifest.ClusterNetwork;
import dev.kubeone.model.manifest.Cni;
import dev.kubeone.model.manifest.MachineController;
import dev.kubeone.model.plan.Blocker;
import dev.kubeone.model.plan.Plan;
import dev.kubeone.model.plan.RunKind;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GuardsTest {
    @Test
    void bareHostsPass() {
        assertThat(plan(UnaryOperator.identity()).blockers()).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        var plan = plan(GuardsTest::broken);
        Golden.check(
                "blockers.txt",
                plan.blockers().stream().map(Blocker::sentence).collect(Collectors.joining("\n", "", "\n")));
        assertThat(plan.stages()).isEmpty();
    }

    @Test
    void whatIsAskedForAndNotCarriedOutIsSaid() {
        var usual = Example.manifest();
        var network = new ClusterNetwork(
                usual.clusterNetwork().podSubnet(),
                usual.clusterNetwork().serviceSubnet(),
                usual.clusterNetwork().serviceDomainName(),
                usual.clusterNetwork().nodePortRange(),
                new Cni(new Cni.Canal(1450), null, null, null),
                usual.clusterNetwork().kubeProxy());
        var asking = usual.varied()
                .clusterNetwork(network)
                .machineController(new MachineController(true))
                .made();
        var wanted = Example.wanted(asking, Example.facts(asking, f -> f));

        var plan =
                new Planner(Guards.install(OsCatalog.shipped())).plan(RunKind.INSTALL, wanted, new InstallSequence());

        assertThat(plan.blockers())
                .singleElement()
                .satisfies(blocker -> assertThat(blocker.sentence()).contains("Canal is not deployed"));
        assertThat(plan.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning).startsWith("machineController.deploy is read but not"));
    }

    @Test
    void clonedMachinesAreNamedTogether() {
        var plan = plan(f -> Example.with(f, machine(f, 0, 4000, 50_000, List.of(), "same")));
        assertThat(plan.blockers())
                .singleElement()
                .satisfies(blocker -> assertThat(blocker.sentence())
                        .startsWith("cp-1, cp-2, cp-3, w-1: the hosts have the same machine id same"));
    }

    private static HostFacts broken(HostFacts f) {
        return switch (f.host()) {
            case "cp-1" ->
                HostFacts.unreachable(
                        "cp-1",
                        new Failure(
                                FailureKind.HOST_UNREACHABLE,
                                "look at the host",
                                "cp-1",
                                "nothing answers on 192.0.2.11:22",
                                "check that the host is up"));
            case "cp-2" -> Example.with(f, machine(f, 90_000, 1000, 500, List.of(6443, 2379), "two"));
            case "cp-3" ->
                new HostFacts(
                        f.host(),
                        null,
                        new Os("plan9", "4", "", "Plan 9"),
                        f.machine(),
                        Software.NONE,
                        new ClusterState(false, true, List.of(), false, "", "", "other", true, false),
                        Map.of(),
                        List.of("https://pkgs.k8s.io"));
            default ->
                Example.with(
                        f,
                        new ClusterState(
                                false, true, List.of(), false, "", "https://192.0.2.99:6443", "", false, false));
        };
    }

    private static Machine machine(HostFacts f, long skewMs, long memory, long disk, List<Integer> ports, String id) {
        var m = f.machine();
        return new Machine(
                m.architecture(),
                m.cpus(),
                memory,
                disk,
                false,
                skewMs,
                m.hostname(),
                id,
                m.bootId(),
                m.kernel(),
                m.cgroupVersion(),
                true,
                ports,
                m.modules(),
                m.sysctl());
    }

    private static Plan plan(UnaryOperator<HostFacts> variation) {
        var manifest = Example.manifest();
        var wanted = Example.wanted(manifest, Example.facts(manifest, variation));
        return new Planner(Guards.install(OsCatalog.shipped())).plan(RunKind.INSTALL, wanted, new InstallSequence());
    }
}
