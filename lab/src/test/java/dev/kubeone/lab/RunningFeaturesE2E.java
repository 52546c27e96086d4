package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Features and their files change on three control planes that run; nobody is left without an API meanwhile. */
@OnLabHosts
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunningFeaturesE2E {
    private static final String KUBECTL = "kubectl --kubeconfig /etc/kubernetes/admin.conf ";
    private static final String ENCRYPTION = "/etc/kubernetes/pki/kubeone/encryption.yaml";
    private static final String MARKER = "mark3r-of-a-secret";
    private static final String POLICY = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            rules: [{level: Metadata, resources: [{group: "", resources: [secrets]}]}, {level: None}]
            """;

    private static final String FEATURES = """
            features:
              encryptionProviders: {enable: true}
              staticAuditLog: {enable: true, config: {policyFilePath: policy.yaml}}
            """;

    /** One is enough for a short look; the API is away meanwhile then. */
    private static final int CONTROL_PLANES = Integer.getInteger("kubeone.controlPlanes", 3);

    private static LabCluster cluster;
    private static String hosts;

    @BeforeAll
    static void install() {
        cluster = new LabCluster(CONTROL_PLANES, 0, Map.of());
        hosts = cluster.hosts().manifest("running");
        cluster.install(cluster.write("running", hosts)).mustSucceed();
    }

    @AfterAll
    static void remove() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private static String onHost(int number, String line) {
        return cluster.hosts()
                .onHost(cluster.hosts().controlPlane(number), line)
                .strip();
    }

    private static void apply(String features) {
        var manifest = cluster.write("running", hosts + features);
        onHost(1, KUBECTL + "delete configmap probe --ignore-not-found");
        try (var probe = new ApiProbe(cluster.hosts(), 2)) {
            var ended = cluster.client("apply", "-y", "-m", manifest.toString()).mustSucceed();
            System.out.println(ended.output());
            System.out.println(probe.bad().size() + " of " + probe.sent() + " requests failed or were slow");
            if (CONTROL_PLANES > 1) {
                assertThat(probe.bad()).isEmpty();
            }
        }
        assertThat(cluster.client("drift", "running").code()).isZero();
    }

    /** How a secret lies in etcd, as the member of a host has it. */
    private static String stored(int number, String secret) {
        var member = "etcd-" + cluster.hosts().controlPlane(number);
        return onHost(
                1,
                KUBECTL + "-n kube-system exec " + member + " -- etcdctl --cacert /etc/kubernetes/pki/etcd/ca.crt"
                        + " --cert /etc/kubernetes/pki/etcd/peer.crt --key /etc/kubernetes/pki/etcd/peer.key get"
                        + " /registry/secrets/default/" + secret + " | LC_ALL=C tr -cd '[:print:]'");
    }

    @Test
    @Order(1)
    void secretsOfARunningClusterAreEncryptedAndEveryApiServerReadsThem() {
        onHost(1, KUBECTL + "create secret generic before --from-literal=word=" + MARKER);
        assertThat(stored(1, "before")).contains(MARKER);

        LabCluster.write(cluster.folder().resolve("policy.yaml"), POLICY);
        apply(FEATURES);

        onHost(CONTROL_PLANES, KUBECTL + "create secret generic after --from-literal=word=" + MARKER);
        for (var secret : new String[] {"before", "after"}) {
            for (var number = 1; number <= CONTROL_PLANES; number++) {
                assertThat(stored(number, secret))
                        .contains("k8s:enc:secretbox:v1:")
                        .doesNotContain(MARKER);
                var server = cluster.hosts().controlPlane(number);
                assertThat(onHost(
                                number,
                                KUBECTL + "--server https://127.0.0.1:6443 get secret " + secret
                                        + " -o jsonpath={.data.word} | base64 -d"))
                        .as("read through " + server)
                        .isEqualTo(MARKER);
            }
        }
        for (var number = 2; number <= CONTROL_PLANES; number++) {
            assertThat(onHost(number, "sha256sum <" + ENCRYPTION)).isEqualTo(onHost(1, "sha256sum <" + ENCRYPTION));
        }
        assertThat(onHost(1, "stat -c %a " + ENCRYPTION)).isEqualTo("600");
    }

    @Test
    @Order(2)
    void theKeyIsInNothingThatTheRunLeftBehind() {
        var key = onHost(1, "sed -n 's/^ *secret: //p' " + ENCRYPTION);

        assertThat(key).hasSize(44);
        assertThat(cluster.history("running") + cluster.workerOutput() + cluster.stateFiles())
                .doesNotContain(key);
        assertThat(onHost(1, "grep -rlF '" + key + "' /var/lib/kubeone || true"))
                .isEmpty();
    }

    @Test
    @Order(3)
    void aFileThatChangedBesideTheManifestReachesEveryApiServer() {
        var policy = cluster.folder().resolve("policy.yaml");
        LabCluster.write(policy, POLICY.replace("Metadata", "RequestResponse"));

        var manifest = cluster.folder().resolve("running.yaml").toString();
        var found = cluster.client("drift", "-m", manifest);

        assertThat(found.code()).as(found.output()).isEqualTo(25);
        assertThat(found.output()).contains("/etc/kubernetes/kubeone/audit-policy.yaml differs");
        apply(FEATURES);
        for (var number = 1; number <= CONTROL_PLANES; number++) {
            assertThat(onHost(number, "cat /etc/kubernetes/kubeone/audit-policy.yaml"))
                    .contains("RequestResponse");
        }
    }

    @Test
    @Order(4)
    void whatAnApiServerRefusesIsTakenBack() {
        var broken = cluster.folder().resolve("policy.yaml");
        LabCluster.write(broken, POLICY.replace("Metadata", "Nonsense"));
        var manifest = cluster.folder().resolve("running.yaml");

        try (var client = cluster.startApply(manifest)) {
            Awaitility.await("the old configuration to be back")
                    .atMost(Duration.ofMinutes(10))
                    .until(() -> client.text().contains("its old configuration is back"));
        }

        assertThat(onHost(1, "cat /etc/kubernetes/kubeone/audit-policy.yaml")).contains("RequestResponse");
        assertThat(onHost(1, "curl -ks https://127.0.0.1:6443/readyz")).isEqualTo("ok");
    }
}
