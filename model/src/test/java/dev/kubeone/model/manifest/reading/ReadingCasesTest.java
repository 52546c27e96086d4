package dev.kubeone.model.manifest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.golden.ReadingCases;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.terraform.TerraformFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void anInlineSecretIsExchangedForAReferenceWhileItIsRead() throws IOException {
        byte[] content = Files.readAllBytes(FOLDER.resolve("inline-secrets-sealed.yaml"));
        List<String> secrets = new ArrayList<>();
        Reading reading = ManifestReader.read(content, "kubeone.yaml", TerraformFile.NONE, secret -> {
            secrets.add(secret);
            return "sealed:" + secrets.size();
        });

        assertThat(secrets).containsExactlyInAnyOrder("puller", "hunter2", "hunter2 again");
        assertThat(reading.toString()).contains("sealed:3").doesNotContain("hunter2");
        assertThat(ManifestReader.read(content, "kubeone.yaml").toString())
                .contains(ManifestReader.UNSEALED)
                .doesNotContain("hunter2");
    }
}
