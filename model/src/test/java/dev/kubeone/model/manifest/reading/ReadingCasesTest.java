package dev.kubeone.model.manifest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.golden.ReadingCases;
import dev.kubeone.model.manifest.KubeOneCluster;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadingCasesTest {
    private static final Path FOLDER = ReadingCases.ROOT.resolve("reading");

    @Test
    void readingTellsWhatIsExpected() throws IOException {
        ReadingCases.check(FOLDER);
    }

    @Test
    void twelveMistakesAreToldAtOnce() {
        long start = CpuTime.ofThisThread();
        Reading reading = ReadingCases.read(FOLDER.resolve("twelve-mistakes.yaml"));

        assertThat(CpuTime.ofThisThread() - start).as("ms").isLessThan(1000);
        assertThat(reading.problems())
                .hasSize(12)
                .allMatch(p -> p.line() > 0 && p.column() > 0 && !p.path().isEmpty());
        assertThat(reading.manifest()).isNull();
    }

    @Test
    void aManifestOfTheNextVersionMeansWhatItMeansThere() {
        KubeOneCluster cluster =
                ReadingCases.read(FOLDER.resolve("newer-v1beta3-good.yaml")).manifest();

        assertThat(cluster.addons().addons())
                .singleElement()
                .satisfies(addon -> assertThat(addon.name()).isEqualTo("backups-restic"));
        assertThat(cluster.helmReleases())
                .singleElement()
                .satisfies(release -> assertThat(release.releaseName()).isEqualTo("web"));
        assertThat(cluster.clusterNetwork().cni().cilium().replacesKubeProxy()).isTrue();
        assertThat(cluster.containerRuntime().containerd().deviceOwnershipFromSecurityContext())
                .isTrue();
        assertThat(cluster.kubeletConfig().podPidsLimit()).isEqualTo(4096);
        assertThat(cluster.apiVersion()).isEqualTo("kubeone.k8c.io/v1beta2");
    }

    @Test
    void anInlineSecretIsRefusedAndNeverRepeated() {
        Reading reading = ReadingCases.read(FOLDER.resolve("inline-secrets.yaml"));

        assertThat(reading.problems()).hasSize(11);
        assertThat(reading.toString()).doesNotContain("hunter2");
    }
}
