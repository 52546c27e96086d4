package dev.kubeone.activities.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.activities.Example;
import dev.kubeone.activities.Golden;
import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.kubernetes.Cordon;
import dev.kubeone.activities.planning.AddonFiles;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.facts.ApiFacts;
import dev.kubeone.model.facts.ApiFacts.NodeFacts;
import dev.kubeone.model.facts.ClusterFacts;
import dev.kubeone.model.facts.SafetyFacts;
import dev.kubeone.model.facts.SafetyFacts.ApiUse;
import dev.kubeone.model.facts.SafetyFacts.BudgetFacts;
import dev.kubeone.model.facts.SafetyFacts.EtcdFacts;
import dev.kubeone.model.plan.Blocker;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SafetyGuardsTest {
    private static final List<Guard> GUARDS = List.of(
            new NodesReady(),
            new EtcdHealthy(),
            new BudgetsCanBeMet(),
            new RemovedApisInUse(),
            new NoForeignLock(),
            new WorkloadsWatched());

    @Test
    void aHealthyClusterPasses() {
        var wanted = wanted(
                List.of(node("cp-1", true), node("cp-2", true), node("cp-3", true), node("w-1", true)),
                new SafetyFacts(
                        List.of(new BudgetFacts("shop/web", "maxUnavailable 1", 1, 3, 2, 3)),
                        List.of(),
                        List.of(),
                        List.of(etcd("cp-1"), etcd("cp-2"), etcd("cp-3"))),
                Map.of());

        assertThat(texts(wanted)).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        var wanted = wanted(
                List.of(
                        node("cp-1", true),
                        node("cp-2", false),
                        labelled(node("cp-3", true), Map.of("kubeone.io/upgrade-in-progress", "")),
                        closed(node("w-1", true), Map.of()),
                        closed(node("w-2", true), Map.of(Cordon.CORDONED, "run")),
                        node("machine-1", false)),
                new SafetyFacts(
                        List.of(
                                new BudgetFacts("shop/db", "minAvailable 2", 0, 2, 2, 2),
                                new BudgetFacts("shop/web", "minAvailable 2", 0, 2, 2, 3)),
                        List.of("Deployment shop/web", "StatefulSet shop/db"),
                        List.of(
                                new ApiUse("flowcontrol.apiserver.k8s.io/v1beta3", "flowschemas", "1.32", "cp-1"),
                                new ApiUse("flowcontrol.apiserver.k8s.io/v1beta3", "flowschemas", "1.32", "cp-2"),
                                new ApiUse("resource.k8s.io/v1beta1", "resourceclaims", "1.40", "cp-1")),
                        List.of(
                                new EtcdFacts("cp-1", "", 2, 1_700_000_000L, List.of("NOSPACE")),
                                new EtcdFacts("cp-2", "etcd does not answer", 0, 0, List.of()),
                                etcd("cp-3"))),
                Map.of("old.yaml", """
                        apiVersion: v1
                        kind: Namespace
                        ---
                        apiVersion: policy/v1beta1
                        kind: PodDisruptionBudget
                        ---
                        # no successor
                        apiVersion: "policy/v1beta1"
                        kind: PodSecurityPolicy
                        """));

        Golden.check("safety-blockers.txt", texts(wanted).collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void anApiThatDoesNotAnswerIsNoReadyCluster() {
        var facts = new ClusterFacts(
                List.of(), new ApiFacts(false, "connection refused", "", List.of(), List.of(), Map.of()));
        var wanted = new Wanted(Example.manifest(), AddonFiles.NONE, facts, OsCatalog.shipped());

        assertThat(new NodesReady().blockers(wanted))
                .singleElement()
                .satisfies(blocker -> assertThat(blocker.sentence()).startsWith("connection refused → "));
    }

    private static Stream<String> texts(Wanted wanted) {
        return Stream.concat(
                GUARDS.stream().flatMap(guard -> guard.blockers(wanted).stream().map(Blocker::sentence)),
                GUARDS.stream().flatMap(guard -> guard.warnings(wanted).stream().map(text -> "warning: " + text)));
    }

    private static Wanted wanted(List<NodeFacts> nodes, SafetyFacts safety, Map<String, String> addons) {
        var hosts = Example.facts(Example.manifest(), UnaryOperator.identity()).hosts();
        var api = new ApiFacts(true, "", "1.33.13", nodes, List.of(), Map.of()).with(safety);
        return new Wanted(
                Example.manifest(), new AddonFiles("d", addons), new ClusterFacts(hosts, api), OsCatalog.shipped());
    }

    private static EtcdFacts etcd(String host) {
        return new EtcdFacts(host, "", 3, 4_000_000, List.of());
    }

    private static NodeFacts node(String name, boolean ready) {
        return new NodeFacts(
                name, ready, name.startsWith("cp"), true, "1.33.13", List.of(), Map.of(), Map.of(), List.of());
    }

    private static NodeFacts labelled(NodeFacts n, Map<String, String> labels) {
        return new NodeFacts(
                n.name(),
                n.ready(),
                n.controlPlane(),
                true,
                n.kubeletVersion(),
                List.of(),
                labels,
                Map.of(),
                List.of());
    }

    private static NodeFacts closed(NodeFacts n, Map<String, String> annotations) {
        return new NodeFacts(
                n.name(),
                n.ready(),
                n.controlPlane(),
                false,
                n.kubeletVersion(),
                List.of(),
                Map.of(),
                annotations,
                List.of());
    }
}
