package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Files beside a manifest do on a real control plane what they say. */
@OnLabHosts
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FilesBesideE2E {
    private static final String KUBECTL = "kubectl --kubeconfig /etc/kubernetes/admin.conf ";

    /** Whole requests about config maps, and nothing else. */
    private static final String POLICY = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            omitStages: [RequestReceived]
            rules:
              - {level: Request, verbs: [create], resources: [{group: "", resources: [configmaps]}]}
              - level: None
            """;

    private static final String LIMITS = """
            apiVersion: eventratelimit.admission.k8s.io/v1alpha1
            kind: Configuration
            limits: [{type: Namespace, qps: 1, burst: 3, cacheSize: 100}]
            """;

    private static final String SELECTORS = """
            podNodeSelectorPluginConfig:
              clusterDefaultNodeSelector: zone=usual
              batch: zone=night
            """;

    private static final String FEATURES = """
            certificateAuthority: {file: ca.pem}
            features:
              encryptionProviders: {enable: true}
              staticAuditLog: {enable: true, config: {policyFilePath: ./audit.yaml}}
              eventRateLimit: {enable: true, config: {configFilePath: limits.yaml}}
              podNodeSelector: {enable: true, config: {configFilePath: selectors.yaml}}
            """;

    private static LabCluster cluster;

    @BeforeAll
    static void install() {
        cluster = new LabCluster(1, 0, Map.of());
        LabCluster.write(cluster.folder().resolve("audit.yaml"), POLICY);
        LabCluster.write(cluster.folder().resolve("limits.yaml"), LIMITS);
        LabCluster.write(cluster.folder().resolve("selectors.yaml"), SELECTORS);
        Program.run(
                        Map.of(),
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:prime256v1",
                        "-nodes",
                        "-subj",
                        "/CN=authority of the test",
                        "-keyout",
                        "/dev/null",
                        "-out",
                        cluster.folder().resolve("ca.pem").toString())
                .mustSucceed();
        var manifest = cluster.write("beside", cluster.hosts().manifest("beside") + FEATURES);
        cluster.install(manifest).mustSucceed();
    }

    @AfterAll
    static void remove() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private static String onLeader(String line) {
        return cluster.hosts().onHost(cluster.hosts().controlPlane(1), line);
    }

    @Test
    @Order(1)
    void theAuditLogHoldsWhatThePolicySays() {
        onLeader(KUBECTL + "create configmap seen --from-literal=word=mark3r-of-a-policy");

        Awaitility.await("the audit log")
                .atMost(Duration.ofSeconds(20))
                .until(() -> onLeader("grep -c mark3r-of-a-policy /var/log/kubernetes/audit.log || true")
                        .strip()
                        .equals("1"));
        assertThat(onLeader("grep -vc '\"resource\":\"configmaps\"' /var/log/kubernetes/audit.log || true")
                        .strip())
                .as("lines about anything else")
                .isEqualTo("0");
    }

    @Test
    @Order(2)
    void eventsBeyondTheLimitAreRefused() {
        var event = """
                {"apiVersion":"v1","kind":"Event","metadata":{"generateName":"e-","namespace":"default"},\
                "involvedObject":{"kind":"Pod","name":"a","namespace":"default"}}""";

        var refused = onLeader("for n in $(seq 12); do echo '" + event + "' | " + KUBECTL
                + "create --raw /api/v1/namespaces/default/events -f - 2>&1 | grep -c 'limit reached' || true; done");

        assertThat(refused.lines().filter("1"::equals)).hasSizeGreaterThan(2);
    }

    @Test
    @Order(3)
    void podsGetTheSelectorsOfTheirNamespacesAndTheClustersOwnGetNone() {
        onLeader(KUBECTL + "create namespace batch");
        onLeader(KUBECTL + "annotate namespace batch scheduler.alpha.kubernetes.io/node-selector=zone=night");
        for (var namespace : new String[] {"default", "batch"}) {
            Awaitility.await("the service account of " + namespace)
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> cluster.hosts()
                                    .tryOnHost(
                                            cluster.hosts().controlPlane(1),
                                            KUBECTL + "-n " + namespace
                                                    + " run probe --image=registry.k8s.io/pause:3.10.1")
                                    .code()
                            == 0);
        }

        assertThat(selector("default")).isEqualTo("{\"zone\":\"usual\"}");
        assertThat(selector("batch")).isEqualTo("{\"zone\":\"night\"}");
        assertThat(onLeader(KUBECTL + "-n kube-system get pods -o jsonpath='{.items[*].spec.nodeSelector}'"))
                .doesNotContain("usual");
        assertThat(onLeader(KUBECTL + "-n kube-system get pods --no-headers | grep -vc Running || true")
                        .strip())
                .isEqualTo("0");
    }

    @Test
    @Order(4)
    void hostsAndPodsTrustTheCertificates() throws IOException {
        var ca = Files.readString(cluster.folder().resolve("ca.pem"));

        assertThat(onLeader("openssl verify -CAfile /etc/ssl/certs/ca-certificates.crt /etc/kubeone/ca-bundle.pem"))
                .contains("OK");
        assertThat(onLeader(KUBECTL + "-n kube-system get configmap ca-bundle -o jsonpath='{.data.ca-bundle\\.pem}'"))
                .isEqualToIgnoringWhitespace(ca);
    }

    @Test
    @Order(5)
    void secretsAreEncryptedFromTheBeginning() {
        onLeader(KUBECTL + "create secret generic first --from-literal=word=mark3r-of-a-secret");

        assertThat(
                        onLeader(
                                KUBECTL + "-n kube-system exec etcd-"
                                        + cluster.hosts().controlPlane(1)
                                        + " -- etcdctl --cacert /etc/kubernetes/pki/etcd/ca.crt --cert /etc/kubernetes/pki/etcd/peer.crt"
                                        + " --key /etc/kubernetes/pki/etcd/peer.key get /registry/secrets/default/first | LC_ALL=C tr -cd '[:print:]'"))
                .contains("k8s:enc:secretbox:v1:")
                .doesNotContain("mark3r");
    }

    @Test
    @Order(6)
    void aSecondRunHasNothingToDo() {
        var ended = cluster.client(
                        "apply",
                        "-y",
                        "-m",
                        cluster.folder().resolve("beside.yaml").toString())
                .mustSucceed();

        assertThat(ended.output()).containsIgnoringCase("nothing to do");
    }

    private static String selector(String namespace) {
        return onLeader(KUBECTL + "-n " + namespace + " get pod probe -o jsonpath='{.spec.nodeSelector}'");
    }
}
