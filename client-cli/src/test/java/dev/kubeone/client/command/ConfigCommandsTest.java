package dev.kubeone.client.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
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
        var document = new ObjectMapper().readTree(out());
        assertThat(document.path("possible").asBoolean()).isFalse();
        assertThat(document.at("/differences/0/effect").asText()).isEqualTo("IMPOSSIBLE");
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
