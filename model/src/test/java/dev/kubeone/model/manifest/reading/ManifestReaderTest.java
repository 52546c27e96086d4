package dev.kubeone.model.manifest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.golden.ReadingCases;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.ManifestPaths;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestReaderTest {
    private static final Path EXAMPLES = Path.of("../docs/examples");

    @Test
    void aProblemReadsLikeACompilersMessage() {
        Problem problem = new Problem("kubeone.yaml", 12, 5, "a.b", "is wrong", "Make it right");

        assertThat(problem.text()).isEqualTo("kubeone.yaml:12:5: a.b: is wrong. Make it right");
        assertThat(new Problem("f", 1, 1, "", "is empty", "").text()).isEqualTo("f:1:1: is empty");
    }

    @Test
    void textInAnotherEncodingIsRefused() {
        byte[] latin1 = "name: m\u00fcnchen\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(ManifestReader.read(latin1, "f").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("not UTF-8"));
    }

    @Test
    void aByteOrderMarkIsNoProblem() throws Exception {
        byte[] text = java.nio.file.Files.readAllBytes(EXAMPLES.resolve("kubeone-minimal.yaml"));

        assertThat(ManifestReader.read("\uFEFF" + new String(text, StandardCharsets.UTF_8), "f")
                        .good())
                .isTrue();
    }

    static Stream<Arguments> floods() {
        String head = "apiVersion: kubeone.k8c.io/v1beta2\nkind: KubeOneCluster\n";
        StringBuilder unknown = new StringBuilder(head);
        for (int i = 0; i < 100_000; i++) {
            unknown.append("field").append(i).append(": 1\n");
        }
        return Stream.of(
                Arguments.of("larger than 3 MB", "a\n".repeat(2_000_000)),
                Arguments.of("100,000 unknown fields", unknown.toString()),
                Arguments.of("a long line", head + "name: " + "a".repeat(2_900_000)),
                Arguments.of("a line of legal length", head + "name: " + "a".repeat(90_000)),
                Arguments.of("a key of legal length", head + "a".repeat(90_000) + ": 1"),
                Arguments.of("a text over many lines", head + "name: \"" + "a\n ".repeat(900_000) + "\""),
                Arguments.of("deep lists", head + "name: " + "[\n".repeat(1_400_000)),
                Arguments.of("deep blocks", head + "name: " + "- ".repeat(45_000)),
                Arguments.of("a million hosts", head + "controlPlane:\n  hosts:\n" + "  - a\n".repeat(490_000)),
                Arguments.of(
                        "100,000 equal hosts",
                        head + "controlPlane:\n  hosts:\n" + "  - hostname: a\n".repeat(100_000)));
    }

    @ParameterizedTest
    @MethodSource("floods")
    void aFloodIsRefusedQuicklyAndWithFewProblems(String what, String text) {
        long start = CpuTime.ofThisThread();
        Reading reading = ManifestReader.read(text, "f");

        assertThat(reading.problems()).as(what).hasSizeBetween(1, 200);
        assertThat(CpuTime.ofThisThread() - start).as("ms for %s", what).isLessThan(5000);
    }

    @Test
    void pathsBecomeAbsoluteFromTheManifestsFolderOrTheHomeDirectory() {
        KubeOneCluster airgap =
                ReadingCases.read(EXAMPLES.resolve("kubeone-airgap.yaml")).manifest();
        KubeOneCluster minimal =
                ReadingCases.read(EXAMPLES.resolve("kubeone-minimal.yaml")).manifest();
        Path base = Path.of("/srv/clusters/demo");

        HostConfig relative = ManifestPaths.absolute(airgap, base).leader();
        KubeOneCluster home = ManifestPaths.absolute(minimal, base);

        assertThat(relative.sshPrivateKeyFile()).isEqualTo("/srv/clusters/demo/keys/id_ed25519");
        assertThat(relative.sshCertFile()).isEmpty();
        assertThat(home.leader().sshPrivateKeyFile()).isEqualTo(System.getProperty("user.home") + "/.ssh/id_ed25519");
        assertThat(home.addons().path()).isEqualTo("/srv/clusters/demo/addons");
        assertThat(ManifestPaths.absolute(home, Path.of("/elsewhere"))).isEqualTo(home);
    }
}
