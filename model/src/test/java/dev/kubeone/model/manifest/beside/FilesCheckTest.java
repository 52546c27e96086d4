package dev.kubeone.model.manifest.beside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.beside.FileRefusedException;
import dev.kubeone.model.beside.FilesBeside;
import dev.kubeone.model.manifest.reading.ManifestReader;
import dev.kubeone.model.manifest.reading.Problem;
import dev.kubeone.model.manifest.reading.Reading;
import dev.kubeone.model.terraform.TerraformFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilesCheckTest {
    private static final String LEAST = """
            apiVersion: kubeone.k8c.io/v1beta2
            kind: KubeOneCluster
            name: demo
            versions: {kubernetes: 1.34.4}
            cloudProvider: {none: {}}
            clusterNetwork: {cni: {external: {}}}
            controlPlane: {hosts: [{publicAddress: 203.0.113.11}]}
            """;
    private static final String POLICY = "{apiVersion: audit.k8s.io/v1, kind: Policy, rules: [{level: None}]}";
    private static final String LIMITS = """
            apiVersion: eventratelimit.admission.k8s.io/v1alpha1
            kind: Configuration
            limits: [{type: Server, qps: 5, burst: 9}]
            """;
    private static final String SELECTORS = "podNodeSelectorPluginConfig: {clusterDefaultNodeSelector: a=b, dev: ''}\n";

    private static Reading read(String more, FilesBeside files) {
        return ManifestReader.read(
                LEAST + more,
                "kubeone.yaml",
                TerraformFile.NONE,
                Map.of(),
                secret -> "sealed:" + secret.length(),
                files);
    }

    private static FilesBeside holding(Map<String, String> files) {
        return (path, largest) -> {
            if (!files.containsKey(path)) {
                throw new FileRefusedException("does not exist", "Make it");
            }
            return Optional.of(files.get(path).getBytes(StandardCharsets.UTF_8));
        };
    }

    @Test
    void aChartThatNobodyPublishesIsAFolderWithAChartFile() {
        String release = "helmReleases: [{chart: ./web, namespace: n}]";

        assertThat(read(release, holding(Map.of("./web/Chart.yaml", "name: web")))
                        .problems())
                .isEmpty();
        assertThat(read(release, holding(Map.of())).problems())
                .extracting(Problem::path, Problem::message)
                .containsExactly(tuple("helmReleases[0].chart", "./web/Chart.yaml does not exist"));
    }

    @Test
    void valuesWithASecretAreWarnedOfWithoutIt() {
        Reading reading = read(
                "helmReleases: [{chart: c, repoURL: 'https://charts.example.com', namespace: n, values: [{valuesFile: v}]}]",
                holding(Map.of("v", "{auth: {adminPassword: hunter2}}")));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.warnings())
                .anyMatch(warning -> warning.contains("v holds what looks like a secret"))
                .noneMatch(warning -> warning.contains("hunter2"));
    }

    @Test
    void everyFileThatIsMissingIsAProblemOfItsOwnAtItsPlace() {
        var reading = read("""
                certificateAuthority: {file: ca.pem}
                features:
                  staticAuditLog: {enable: true, config: {policyFilePath: ./audit.yaml}}
                  eventRateLimit: {enable: true, config: {configFilePath: limits.yaml}}
                  podNodeSelector: {enable: true, config: {configFilePath: selectors.yaml}}
                helmReleases: [{chart: c, repoURL: "https://charts.example.com", namespace: n, values: [{valuesFile: v.yaml}]}]
                """, holding(Map.of()));

        assertThat(reading.problems())
                .extracting(Problem::line, Problem::path, Problem::message)
                .containsExactly(
                        tuple(8, "certificateAuthority.file", "ca.pem does not exist"),
                        tuple(10, NamedFile.AUDIT_POLICY, "./audit.yaml does not exist"),
                        tuple(11, NamedFile.EVENT_RATE_LIMIT, "limits.yaml does not exist"),
                        tuple(12, NamedFile.POD_NODE_SELECTOR, "selectors.yaml does not exist"),
                        tuple(13, NamedFile.helmValues(0, 0), "v.yaml does not exist"));
        assertThat(reading.problems()).extracting(Problem::hint).containsOnly("Make it");
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void whatIsSwitchedOffNeedsNoFile() {
        var reading = read(
                "features: {staticAuditLog: {enable: false, config: {policyFilePath: nowhere}}}\n", holding(Map.of()));

        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void filesThatAreWhatTheyShouldBeAreNoProblem() {
        var files = Map.of("a", POLICY, "e", LIMITS, "p", SELECTORS);
        var reading = read("""
                features:
                  staticAuditLog: {enable: true, config: {policyFilePath: a}}
                  eventRateLimit: {enable: true, config: {configFilePath: e}}
                  podNodeSelector: {enable: true, config: {configFilePath: p}}
                """, holding(files));

        assertThat(reading.problems()).isEmpty();
        assertThat(NamedFile.of(reading.manifest())).extracting(NamedFile::path).containsExactly("a", "e", "p");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AUDIT_POLICY      | apiVersion: audit.k8s.io/v1
            AUDIT_POLICY      | {apiVersion: audit.k8s.io/v1, kind: Policy, rules: []}
            AUDIT_POLICY      | {apiVersion: audit.k8s.io/v1beta1, kind: Policy, rules: [{level: None}]}
            EVENT_RATE_LIMIT  | {apiVersion: audit.k8s.io/v1, kind: Policy, rules: [{level: None}]}
            POD_NODE_SELECTOR | podNodeSelectorPluginConfig: a=b
            POD_NODE_SELECTOR | podNodeSelectorPluginConfig: {dev: {env: test}}
            CERTIFICATES      | -----BEGIN CERTIFICATE-----
            ENCRYPTION        | {apiVersion: v1, kind: EncryptionConfiguration, resources: [{}]}
            HELM_VALUES       | just a text
            HELM_VALUES       | [a, b
            """)
    void aFileOfAnotherKindIsRefused(FileKind kind, String text) {
        assertThat(kind.holds(text)).isFalse();
    }

    @Test
    void aWrongFileIsAProblemThatSaysWhatWasExpected() {
        var reading = read(
                "features: {eventRateLimit: {enable: true, config: {configFilePath: e}}}\n",
                holding(Map.of("e", "kind: Pod\n")));

        assertThat(reading.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text())
                        .startsWith("kubeone.yaml:8:")
                        .contains("e is not a configuration of EventRateLimit", "limits"));
    }

    @Test
    void aFileThatIsNoTextIsSaid() {
        var reading = read(
                "certificateAuthority: {file: ca.der}\n",
                (path, largest) -> Optional.of(new byte[] {0x30, (byte) 0x82, (byte) 0xff}));

        assertThat(reading.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).isEqualTo("ca.der is not UTF-8 text"));
    }

    @Test
    void aSecretMayLieInAFileBesideTheManifest() {
        var reading = read(
                "features: {encryptionProviders: {enable: true, customEncryptionConfiguration: beside:enc.yaml}}\n",
                holding(Map.of("enc.yaml", "secret content\n")));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.manifest().features().encryptionProviders().customEncryptionConfiguration())
                .isEqualTo("sealed:14");
    }

    @Test
    void aSecretsFileThatIsMissingIsAProblemAtItsPlace() {
        var reading = read(
                "features: {encryptionProviders: {enable: true,"
                        + " customEncryptionConfiguration: beside:enc.yaml}}\n",
                holding(Map.of()));

        assertThat(reading.problems())
                .extracting(Problem::line, Problem::message)
                .contains(tuple(8, "enc.yaml does not exist"));
    }

    @Test
    void whereNobodyLooksNamesAreTakenAsGiven() {
        assertThat(read("certificateAuthority: {file: ca.pem}\n", FilesBeside.NOBODY_LOOKS)
                        .problems())
                .isEmpty();
        assertThat(List.of(FileKind.values()))
                .allSatisfy(kind -> assertThat(kind.expects()).isNotBlank());
    }
}
