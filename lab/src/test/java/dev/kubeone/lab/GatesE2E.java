package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.activities.steps.CheckHttp;
import dev.kubeone.activities.steps.CheckJob;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Gates of a manifest on a real cluster: a service through its API server, and Jobs made from CronJobs. */
@OnLabHosts
@Tag("long")
class GatesE2E {
    private static final String CRON_JOBS = """
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: smoke, namespace: default}
            spec:
              suspend: true
              schedule: "0 0 1 1 *"
              jobTemplate:
                metadata: {labels: {team: shop}}
                spec:
                  backoffLimit: 0
                  template:
                    spec:
                      restartPolicy: Never
                      containers: [{name: smoke, image: "IMAGE", command: [kube-proxy, --version]}]
            ---
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: broken, namespace: default}
            spec:
              suspend: true
              schedule: "0 0 1 1 *"
              jobTemplate:
                spec:
                  backoffLimit: 0
                  template:
                    spec:
                      restartPolicy: Never
                      containers: [{name: smoke, image: "IMAGE", command: [kube-proxy, --no-such-flag]}]
            """;

    private static LabCluster cluster;
    private static StepRunner steps;

    @BeforeAll
    static void install() {
        cluster = new LabCluster(1, 1, Map.of());
        var manifest = cluster.manifest("gates");
        cluster.install(manifest).mustSucceed();
        steps = new StepRunner("gates", manifest, cluster.folder());
        var image = kubectl("-n kube-system get ds kube-proxy -o jsonpath='{.spec.template.spec.containers[0].image}'");
        kubectl("apply -f - <<'EOF'\n" + CRON_JOBS.replace("IMAGE", image) + "EOF\n");
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
    void aServiceOfTheClusterIsAskedThroughItsApiServer() {
        var answered = http("http://kube-dns.kube-system.svc:9153/metrics", 200, 30);

        assertThat(answered).isEqualTo("http://kube-dns.kube-system.svc:9153/metrics answered 200, 2 times in a row");
        assertThat(http("http://kube-dns.kube-system.svc:9153/nothing", 404, 30))
                .contains("answered 404");
    }

    @Test
    void aServiceThatIsNotThereShutsTheGate() {
        assertThatThrownBy(() -> http("http://nowhere.default.svc/", 200, 3))
                .isInstanceOfSatisfying(OperatorException.class, e -> {
                    assertThat(e.failure().kind()).isEqualTo(FailureKind.WAITING_FOR_DECISION);
                    assertThat(e.failure().why())
                            .matches(
                                    "gate shop: http://nowhere.default.svc/ answers 404, not 200, since \\S+ after 3 s");
                });
    }

    @Test
    void aJobIsMadeFromItsCronJobAndFoundAgain() {
        var first = job("smoke");

        assertThat(first).matches("Job default/gate-testrun1-smoke-1 succeeded");
        assertThat(job("smoke")).isEqualTo(first);
        assertThat(kubectl("get jobs -l app.kubernetes.io/managed-by=kubeone,team=shop -o name"))
                .isEqualTo("job.batch/gate-testrun1-smoke-1");
        assertThat(kubectl("get job gate-testrun1-smoke-1 -o jsonpath='{.spec.ttlSecondsAfterFinished}'"))
                .isEqualTo("86400");
    }

    @Test
    void aJobThatFailsShutsTheGateAndTheNextTryMakesAnother() {
        assertShut("broken", "gate-testrun1-broken-1");
        assertShut("broken", "gate-testrun1-broken-2");
    }

    @Test
    void aCronJobThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> job("nothing"))
                .isInstanceOfSatisfying(
                        OperatorException.class,
                        e -> assertThat(e.getMessage())
                                .contains("CronJob default/nothing", "there is no such CronJob"));
    }

    private static void assertShut(String cronJob, String job) {
        assertThatThrownBy(() -> job(cronJob)).isInstanceOfSatisfying(OperatorException.class, e -> {
            assertThat(e.failure().kind()).isEqualTo(FailureKind.WAITING_FOR_DECISION);
            assertThat(e.failure().why()).contains("gate " + cronJob + ": Job default/" + job, "BackoffLimitExceeded");
        });
    }

    private static String http(String url, int expected, int seconds) {
        var inputs = new TreeMap<>(Map.of("NAME", "shop", "URL", url, "EXPECT", String.valueOf(expected)));
        inputs.putAll(Map.of("DOMAIN", "cluster.local", "PASSES", "2", "INTERVAL_SECONDS", "1"));
        inputs.put("LIMIT_SECONDS", String.valueOf(seconds));
        return steps.run(new CheckHttp(), "cluster", inputs).message();
    }

    private static String job(String cronJob) {
        var inputs = Map.of("NAME", cronJob, "NAMESPACE", "default", "CRON_JOB", cronJob, "LIMIT_SECONDS", "90");
        return steps.run(new CheckJob(), "cluster", inputs).message();
    }

    private static String kubectl(String arguments) {
        return cluster.hosts()
                .onHost(cluster.hosts().controlPlane(1), "kubectl --kubeconfig /etc/kubernetes/admin.conf " + arguments)
                .strip();
    }
}
