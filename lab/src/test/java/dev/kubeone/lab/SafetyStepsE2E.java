package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.activities.steps.CheckWorkloads;
import dev.kubeone.activities.steps.DrainNode;
import dev.kubeone.activities.steps.SnapshotEtcd;
import dev.kubeone.activities.steps.UncordonNode;
import dev.kubeone.model.failure.OperatorException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The steps that keep an upgrade safe, one by one on a real cluster with a budget that has no room. */
@OnLabHosts
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("long")
class SafetyStepsE2E {
    private static final String WORKLOAD = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: default}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  terminationGracePeriodSeconds: 1
                  topologySpreadConstraints:
                  - {maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway,
                     labelSelector: {matchLabels: {app: web}}}
                  containers: [{name: pause, image: "registry.k8s.io/pause:3.10.1"}]
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: web, namespace: default}
            spec: {minAvailable: 2, selector: {matchLabels: {app: web}}}
            """;

    private static final Map<String, String> PATIENT = Map.of(
            "WAIT_SECONDS", "120",
            "NOTIFY_SECONDS", "60",
            "RETRY_SECONDS", "60",
            "THEN", "park",
            "FORCED_BY", "",
            "EMPTY_DIR", "evict",
            "UNMANAGED", "refuse",
            "FORCE", "");

    private static LabCluster cluster;
    private static StepRunner steps;
    private static String node;

    @BeforeAll
    static void install() {
        cluster = new LabCluster(1, 2, Map.of());
        var manifest = cluster.manifest("safety");
        cluster.install(manifest).mustSucceed();
        steps = new StepRunner("safety", manifest, cluster.folder());
        kubectl("apply -f - <<'EOF'\n" + WORKLOAD + "EOF\n");
        kubectl("rollout status deployment/web --timeout=90s");
        node = kubectl("get pods -l app=web -o jsonpath='{.items[0].spec.nodeName}'");
    }

    @AfterAll
    static void remove() {
        if (steps != null) {
            steps.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @Order(1)
    void aSnapshotRestoresIntoAScratchEtcdWithTheSameKeys() {
        var taken = steps.run(new SnapshotEtcd(), "cluster", Map.of("KEEP", "2", "VERSION", "1.34.4"));

        var snapshot = steps.snapshots().list("safety").get(0);
        assertThat(taken.message()).contains(snapshot.keys() + " keys at revision " + snapshot.revision());
        assertThat(cluster.hosts().onHost(controlPlane(), "ls /var/lib/kubeone/snapshots"))
                .isBlank();
        var etcd = new ScratchEtcd(cluster.hosts());
        assertThat(etcd.restoredKeys(steps.snapshots(), "safety", snapshot)).isEqualTo(etcd.liveKeysAt(snapshot));
        assertThat(cluster.stateFiles()).doesNotContain("BEGIN RSA PRIVATE KEY");
    }

    @Test
    @Order(2)
    void everyRungIsClimbedThenItParksAndNamesTheBudgetAndItsPods() {
        var hasty = new TreeMap<>(PATIENT);
        hasty.putAll(Map.of("WAIT_SECONDS", "8", "NOTIFY_SECONDS", "8", "RETRY_SECONDS", "8", "NODE", node));

        assertThatThrownBy(() -> steps.run(new DrainNode(), node, hasty))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("budget default/web (minAvailable 2) keeps default/web-")
                .hasMessageContaining("of Deployment web since ");
        assertThat(steps.said())
                .anyMatch(line -> line.contains("On rung \"wait\""))
                .anyMatch(line -> line.contains("On rung \"notify\""))
                .anyMatch(line -> line.contains("On rung \"retry\""));
        assertThat(kubectl("get events --field-selector reason=BlocksDrain -o name"))
                .isNotBlank();
    }

    @Test
    @Order(3)
    void theDrainGoesOnByItselfWhenThereIsRoomAndNeverGoesBelowTheBudget() throws Exception {
        var inputs = new TreeMap<>(PATIENT);
        inputs.put("NODE", node);
        var drain = CompletableFuture.supplyAsync(() -> steps.run(new DrainNode(), node, inputs));
        Awaitility.await().until(() -> steps.said().stream().anyMatch(line -> line.contains("On rung \"wait\"")));
        kubectl("scale deployment/web --replicas=3");

        assertThat(drain.get(100, TimeUnit.SECONDS).message()).startsWith("1 pods moved");
        assertThat(kubectl("get pods -A --field-selector spec.nodeName=" + node + " -o name"))
                .doesNotContain("pod/web");
        assertThat(unschedulable()).isEqualTo("true");
    }

    @Test
    @Order(4)
    void workloadsAreWellAgainBeforeTheNextNode() {
        var checked =
                steps.run(new CheckWorkloads(), "cluster", Map.of("EXCEPT", "", "PASSES", "2", "LIMIT_SECONDS", "60"));

        assertThat(checked.message()).contains("2 times in a row");
    }

    @Test
    @Order(5)
    void onlyANodeThatWeClosedIsOpenedAgain() {
        assertThat(steps.run(new UncordonNode(), node, Map.of("NODE", node)).changed())
                .isTrue();
        assertThat(unschedulable()).isEmpty();

        kubectl("cordon " + node);
        var inputs = new TreeMap<>(PATIENT);
        inputs.put("NODE", node);
        assertThat(steps.run(new DrainNode(), node, inputs).message()).contains("was cordoned before");
        assertThat(steps.run(new UncordonNode(), node, Map.of("NODE", node)).changed())
                .isFalse();
        assertThat(unschedulable()).isEqualTo("true");
        kubectl("uncordon " + node);
    }

    private static String controlPlane() {
        return cluster.hosts().controlPlane(1);
    }

    private static String kubectl(String arguments) {
        return cluster.hosts()
                .onHost(controlPlane(), "kubectl --kubeconfig /etc/kubernetes/admin.conf " + arguments)
                .strip();
    }

    private static String unschedulable() {
        return kubectl("get node " + node + " -o jsonpath='{.spec.unschedulable}'");
    }
}
