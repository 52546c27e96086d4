package dev.kubeone.client.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kubeone.client.Golden;
import dev.kubeone.client.console.Surroundings;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What asks no server. */
final class ConfigCommandsTest {
    private static final String QUICK_START = """
            apiVersion: kubeone.io/v1alpha1
            kind: KubeOneCluster
            versions:
              kubernetes: 1.14.2 # of 2019
            cloudProvider:
              name: aws
            """;
    private static final String OLD = """
            # ours
            apiVersion: kubeone.io/v1alpha1
            kind: KubeOneCluster
            name: prod
            versions:
              kubernetes: 1.34.4
            cloudProvider:
              name: none
            clusterNetwork:
              cni:
                provider: external
            credentials:
              TOKEN: hunter2
            hosts:
              - publicAddress: 192.0.2.11
                sshPrivateKeyFile: id   # mine
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void anOldManifestIsMigratedToStandardOutputAndTheRestIsSaidBesideIt() throws IOException {
        write("kubeone.yaml", OLD);

        assertThat(run("config", "migrate")).isZero();

        assertThat(out()).isEqualTo("""
                # ours
                apiVersion: kubeone.k8c.io/v1beta2
                kind: KubeOneCluster
                name: prod
                versions:
                  kubernetes: 1.34.4
                cloudProvider:
                  none: {}
                clusterNetwork:
                  cni:
                    external: {}
                controlPlane:
                  hosts:
                    - publicAddress: 192.0.2.11
                      sshPrivateKeyFile: id   # mine
                """);
        assertThat(err())
                .contains("kubeone.yaml:8:9: changed: cloudProvider.name: none is now cloudProvider.none")
                .contains("kubeone.yaml:13:3: not carried over: credentials: ")
                .contains("TOKEN")
                .doesNotContain("hunter2")
                .doesNotContain("problem:");
        assertThat(folder.resolve("kubeone.yaml")).hasContent(OLD);
    }

    @Test
    void inPlaceTheFileIsWrittenWholeAndKeepsItsReaders() throws IOException {
        write("kubeone.yaml", OLD);
        Files.setPosixFilePermissions(folder.resolve("kubeone.yaml"), PosixFilePermissions.fromString("rw-r-----"));

        assertThat(run("config", "migrate", "--in-place", "--to", "kubeone.io/v1beta1"))
                .isZero();

        assertThat(out()).isEmpty();
        assertThat(folder.resolve("kubeone.yaml")).content().contains("kubeone.io/v1beta1", "controlPlane:");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("kubeone.yaml"))))
                .isEqualTo("rw-r-----");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void theQuickStartOf2019MigratesAndIsToldWhatIsLeftToDo() throws IOException {
        write("kubeone.yaml", QUICK_START);

        assertThat(run("config", "migrate")).isZero();

        assertThat(out()).contains("kubernetes: 1.14.2 # of 2019", "  aws: {}");
        assertThat(err()).contains("Kubernetes 1.14.2 is not supported", "left to solve");
    }

    @Test
    void aPlanOfTheQuickStartSaysWhatStandsInTheWayAndAsksNobody() throws IOException {
        write("kubeone.yaml", QUICK_START);

        assertThat(run("plan")).isEqualTo(15);

        assertThat(err())
                .contains(
                        "kubeone.yaml:4:15: versions.kubernetes: Kubernetes 1.14.2 is not supported. Supported are final")
                .contains("one minor release after the other")
                .contains("controlPlane: is missing. Write the hosts as controlPlane.hosts, or give Terraform's output")
                .contains("name: is missing")
                .contains("config migrate -m kubeone.yaml --in-place");
    }

    @Test
    void anOldManifestIsValidWithAWarning() throws IOException {
        write("kubeone.yaml", OLD);

        assertThat(run("validate")).isZero();

        assertThat(out()).contains("kubeone.yaml is good").contains("this is kubeone.io/v1alpha1, read as if it were");
        assertThat(out()).contains("not carried over: credentials").doesNotContain("hunter2");
    }

    @Test
    void whatOnlyAPersonCanDecideIsRefusedWithItsPlace() throws IOException {
        write("kubeone.yaml", QUICK_START.replace("aws", "awz"));

        assertThat(run("config", "migrate", "--in-place")).isEqualTo(15);

        assertThat(err()).contains("kubeone.yaml:6:9: cloudProvider.name:", "Did you mean aws?", "nothing was written");
        assertThat(run("config", "migrate", "--to", "v9")).isEqualTo(2);
        assertThat(run("config", "migrate", "-m", "none.yaml")).isEqualTo(15);
    }

    @Test
    void aDumpIsTheManifestWithItsDefaults() throws IOException {
        write("kubeone.yaml", CommandsTest.MANIFEST);
        assertThat(run("config", "dump")).isZero();
        var dump = out();
        write("dump.yaml", dump);
        forget();

        assertThat(dump)
                .contains("podSubnet: 10.244.0.0/16", "sshPort: 22", "none: {}")
                .doesNotContain("null");
        assertThat(run("config", "dump", "-m", "dump.yaml")).isZero();
        assertThat(out()).isEqualTo(dump);
        forget();
        assertThat(run("config", "dump", "-o", "json")).isZero();
        assertThat(new ObjectMapper()
                        .readTree(out())
                        .at("/clusterNetwork/podSubnet")
                        .asText())
                .isEqualTo("10.244.0.0/16");
    }

    @Test
    void aDumpHasWhatTerraformMade() throws IOException {
        write("kubeone.yaml", CommandsTest.MANIFEST);
        write("tf.json", """
                {"kubeone_hosts": {"value": {"control_plane": {
                  "cluster_name": "blue", "public_address": ["192.0.2.31", "192.0.2.32", "192.0.2.33"]}}}}
                """);

        assertThat(run("config", "dump", "-t", "tf.json")).isZero();
        assertThat(out()).contains("192.0.2.31", "192.0.2.33");
    }

    @Test
    void aDiffTellsWhatItMeans() throws IOException {
        write("old.yaml", CommandsTest.MANIFEST);
        write("version.yaml", CommandsTest.MANIFEST.replace("1.34.4", "1.34.9"));
        write("subnet.yaml", CommandsTest.MANIFEST.replace("cni:", "podSubnet: 10.7.0.0/16\n  cni:"));

        assertThat(run("config", "diff", "old.yaml", "old.yaml")).isZero();
        assertThat(out()).contains("No difference.");
        assertThat(run("config", "diff", "old.yaml", "version.yaml")).isEqualTo(25);
        assertThat(out()).contains("Upgrades:", "versions.kubernetes: 1.34.4 → 1.34.9");
        assertThat(run("config", "diff", "old.yaml", "subnet.yaml")).isEqualTo(21);
        assertThat(out()).contains("Cannot be done to a cluster that runs:", "10.244.0.0/16 → 10.7.0.0/16");
        forget();
        assertThat(run("config", "diff", "old.yaml", "subnet.yaml", "-o", "json"))
                .isEqualTo(21);
        assertThat(run("config", "diff", "old.yaml", "version.yaml", "-t", "outputs.json"))
                .isEqualTo(15);
        assertThat(err()).contains("there is no such file");
        write("outputs.json", "{\"kubeone_api\": {\"value\": {\"endpoint\": \"api.example.com\"}}}");
        forget();
        assertThat(run("config", "diff", "old.yaml", "version.yaml", "-t", "outputs.json"))
                .isEqualTo(25);
        assertThat(out()).doesNotContain("apiEndpoint");
        forget();
        assertThat(run("config", "diff", "old.yaml", "subnet.yaml", "-o", "json"))
                .isEqualTo(21);
        var document = new ObjectMapper().readTree(out());
        assertThat(document.path("possible").asBoolean()).isFalse();
        assertThat(document.at("/differences/0/effect").asText()).isEqualTo("IMPOSSIBLE");
    }

    @Test
    void imagesAreThoseOfTheManifestItsAddonsAndItsRegistry() throws IOException {
        write(
                "kubeone.yaml",
                CommandsTest.MANIFEST
                        + "addons: {path: ./addons}\nregistryConfiguration: {overwriteRegistry: reg.example.com}\n");
        Files.createDirectory(folder.resolve("addons"));
        write("addons/network.yaml", """
                kind: DaemonSet
                spec: {template: {spec: {containers: [
                  {name: agent,
                   image: "quay.io/example/agent:v1"}]}}}
                """);

        assertThat(run("config", "images", "list")).isZero();
        assertThat(out().lines())
                .contains(
                        "reg.example.com/kube-apiserver:v1.34.4",
                        "reg.example.com/coredns:v1.12.1",
                        "reg.example.com/metrics-server/metrics-server:v0.9.0",
                        "quay.io/example/agent:v1")
                .hasSize(9);
        forget();
        assertThat(run("config", "images", "list", "--filter", "base")).isZero();
        assertThat(out().lines()).hasSize(7).allMatch(line -> line.startsWith("reg.example.com/"));
        forget();
        assertThat(run("config", "images", "list", "--filter", "optional", "-o", "json"))
                .isZero();
        var document = new ObjectMapper().readTree(out());
        assertThat(document).hasSize(2);
        assertThat(document.at("/1/image").asText()).isEqualTo("quay.io/example/agent:v1");
        assertThat(document.at("/1/part").asText()).isEqualTo("optional");
    }

    @Test
    void imagesOfAVersionNeedNoManifest() {
        assertThat(run("config", "images", "list", "--kubernetes-version", "1.33.2"))
                .isZero();
        assertThat(out()).contains("registry.k8s.io/kube-proxy:v1.33.2\n", "registry.k8s.io/etcd:3.5.24-0\n");
        assertThat(err()).contains("those of 1.33.13");
        forget();
        assertThat(run("config", "images", "list", "--kubernetes-version", "1.2.3"))
                .isEqualTo(2);
        assertThat(run("config", "images", "list", "--kubernetes-version", "1.33.2", "-m", "kubeone.yaml"))
                .isEqualTo(2);
        assertThat(run("config", "images")).isEqualTo(2);
        assertThat(err())
                .contains("Kubernetes 1.2.3 is not supported", "give one of the two", "list is needed")
                .doesNotContain("kubeone.yaml:");
    }

    @Test
    void workerSetsArePrintedAsMachineControllerTakesThem() throws IOException {
        write("kubeone.yaml", CommandsTest.MANIFEST.replace("none: {}", "aws: {}") + """
                loggingConfig: {containerLogMaxFiles: 9}
                dynamicWorkers:
                  - name: pool-a
                    replicas: 3
                    providerSpec:
                      annotations: {example.com/owner: team-a}
                      nodeAnnotations: {example.com/node: "yes"}
                      labels: {example.com/pool: a}
                      taints: [{key: dedicated, value: db, effect: NoSchedule}]
                      operatingSystem: ubuntu
                      cloudProviderSpec: {region: eu-west-3, accessKeyId: hunter2, tags: {owner: team-a}}
                  - name: pool-b
                    replicas: 0
                    providerSpec:
                      operatingSystem: flatcar
                      overwriteCloudConfig: file:/etc/kubeone/cloud-init.yaml
                      network: {cidr: 192.0.2.20/24, gateway: 192.0.2.1, dns: {servers: [192.0.2.53]}}
                      cloudProviderSpec: {region: eu-west-3}
                """);

        assertThat(run("config", "machinedeployments")).isZero();
        Golden.check("machinedeployments.txt", out());
        assertThat(err())
                .contains("does not deploy machine-controller: apply these where it runs")
                .contains("dynamicWorkers[0].providerSpec.cloudProviderSpec.accessKeyId is a secret")
                .contains("dynamicWorkers[1].providerSpec.overwriteCloudConfig is a secret or a reference")
                .doesNotContain("hunter2");
        forget();
        assertThat(run("config", "machinedeployments", "-o", "json")).isZero();
        assertThat(new ObjectMapper()
                        .readTree(out())
                        .at("/1/spec/strategy/rollingUpdate/maxSurge")
                        .asInt())
                .isZero();
    }

    @Test
    void withoutWorkerSetsThereIsNothingToPrint() throws IOException {
        write("kubeone.yaml", CommandsTest.MANIFEST);

        assertThat(run("config", "machinedeployments")).isZero();
        assertThat(out()).isEmpty();
        assertThat(err()).contains("there is nothing to print");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private int run(String... arguments) {
        var around = new Surroundings(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                new BufferedReader(new StringReader("")),
                false,
                false,
                Map.of(),
                folder,
                Clock.systemUTC());
        var code = Program.run(arguments, around, (flags, purpose) -> {
            throw new AssertionError("no server is asked");
        });
        System.out.println(String.join(" ", arguments) + " → " + code + "\n" + out() + err());
        return code;
    }

    private void forget() {
        out.reset();
        err.reset();
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }
}
