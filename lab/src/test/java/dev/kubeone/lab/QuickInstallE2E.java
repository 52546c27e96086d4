package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@OnLabHosts
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuickInstallE2E {
    private static final String MARKER = "mark3r-of-a-registry-password";
    private static final String WEBHOOK_MARKER = "mark3r-of-a-webhook";
    /** A key's own header; the redactor's pattern for it, which is in its process's arguments, is none. */
    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----");

    private static final Pattern JOIN_TOKEN = Pattern.compile("\\b[a-z0-9]{6}\\.[a-z0-9]{16}\\b");

    private static LabCluster cluster;
    private static Path manifest;
    private static final StringBuilder PROCESS_LISTS = new StringBuilder();

    @BeforeAll
    static void hosts() {
        var environment = Map.of(
                "E2E_REGISTRY_USER",
                "e2e",
                "E2E_REGISTRY_PASSWORD",
                MARKER,
                // Nobody listens there: what fails is told without the secret as well.
                "KUBEONE_WEBHOOK_URL",
                "http://127.0.0.1:9/hook",
                "KUBEONE_WEBHOOK_SECRET",
                WEBHOOK_MARKER);
        cluster = new LabCluster(3, 1, environment);
        var worker = "      hostname: " + cluster.hosts().worker(1) + "\n";
        var hosts = cluster.hosts().manifest("quick").replace(worker, worker + "      labels: {rack: a1}\n");
        manifest = cluster.write("quick", hosts + """
                          containerRuntime:
                            containerd:
                              registries:
                                registry.example.test:
                                  auth:
                                    username: env:E2E_REGISTRY_USER
                                    password: env:E2E_REGISTRY_PASSWORD
                          """);
    }

    @AfterAll
    static void remove() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @Order(1)
    void threeControlPlanesAndAWorkerBecomeReady() {
        try (var client = cluster.startInstall(manifest)) {
            while (client.alive()) {
                PROCESS_LISTS.append(cluster.hosts()
                        .tryOnHost(cluster.hosts().controlPlane(2), "ps axww; sleep 0.5")
                        .output());
            }
            client.await(Duration.ofSeconds(1)).mustSucceed();
        }

        var hosts = cluster.hosts();
        assertThat(cluster.nodes())
                .containsExactly(
                        hosts.controlPlane(1) + " Ready",
                        hosts.controlPlane(2) + " Ready",
                        hosts.controlPlane(3) + " Ready",
                        hosts.worker(1) + " Ready");
    }

    @Test
    @Order(2)
    void aSecondRunHasNothingToDoAndSaysSoInSeconds() {
        var before = cluster.hosts().journal(cluster.hosts().controlPlane(1)).lines();

        // Untimed: right after the install the cluster's own start takes both cores.
        cluster.install(manifest).mustSucceed();
        var ended = cluster.install(manifest).mustSucceed();

        assertThat(ended.output()).containsIgnoringCase("nothing to do");
        assertThat(ended.took()).isLessThan(Duration.ofSeconds(8));
        assertThat(cluster.hosts().journal(cluster.hosts().controlPlane(1)).lines())
                .isEqualTo(before);
    }

    @Test
    @Order(7)
    void noSecretIsInHistoriesLogsOrProcessLists() {
        var history = cluster.history("quick");
        var logs = cluster.workerOutput() + cluster.stateFiles();
        var asHeader = Base64.getEncoder().encodeToString(("e2e:" + MARKER).getBytes(StandardCharsets.UTF_8));

        assertThat(cluster.hosts().onHost(cluster.hosts().controlPlane(1), "cat /etc/containerd/certs.d/*/hosts.toml"))
                .as("the password did arrive where it belongs")
                .contains(asHeader);
        for (var text : List.of(history, logs, PROCESS_LISTS.toString())) {
            assertThat(text)
                    .isNotEmpty()
                    .doesNotContain(MARKER)
                    .doesNotContain(WEBHOOK_MARKER)
                    .doesNotContain(asHeader)
                    .doesNotContainPattern(PRIVATE_KEY);
            assertThat(JOIN_TOKEN.matcher(text).results().map(match -> match.group()))
                    .as("join tokens")
                    .isEmpty();
        }
    }

    @Test
    @Order(4)
    void theKubeconfigReachesTheClientForItsOwnerAlone() throws Exception {
        var file = cluster.folder().resolve("kubeconfig");

        cluster.client("kubeconfig", "quick", "-o", file.toString()).mustSucceed();

        assertThat(Files.readString(file)).contains("client-key-data");
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    @Order(5)
    void tenChangesMadeByHandAreFoundAndBroughtBack() {
        cluster.client("drift", "quick").mustSucceed();
        var changes = new ChangesByHand(cluster.hosts());
        changes.make();

        var found = cluster.client("drift", "quick");
        assertThat(found.code()).as(found.output()).isEqualTo(25);
        assertThat(found.output()).contains(changes.sentences());

        try (var probe = new ApiProbe(cluster.hosts(), 2)) {
            cluster.client("reconcile", "-y", "-m", manifest.toString()).mustSucceed();
            System.out.println(probe.bad().size() + " of " + probe.sent()
                    + " requests failed or were slow while ten changes were brought back");
            assertThat(probe.bad()).isEmpty();
        }

        cluster.client("drift", "quick").mustSucceed();
        assertThat(cluster.nodes()).allMatch(node -> node.endsWith(" Ready"));
    }

    @Test
    @Order(6)
    void aScheduleBringsALabelBackByItself() {
        var hosts = cluster.hosts();
        var kubectl = "kubectl --kubeconfig /etc/kubernetes/admin.conf ";
        var label = kubectl + "get node " + hosts.worker(1) + " -o jsonpath={.metadata.labels.rack}";
        cluster.client("schedule", "create", "-m", manifest.toString(), "--every", "30s", "--fix", "labels")
                .mustSucceed();
        hosts.onHost(hosts.controlPlane(1), kubectl + "label node " + hosts.worker(1) + " --overwrite rack=c3");

        Awaitility.await("the label to come back")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> hosts.onHost(hosts.controlPlane(1), label).equals("a1"));

        assertThat(cluster.client("schedule", "list").mustSucceed().output()).contains("quick", "every 30s", "labels");
        cluster.client("schedule", "delete", "quick").mustSucceed();
    }
}
