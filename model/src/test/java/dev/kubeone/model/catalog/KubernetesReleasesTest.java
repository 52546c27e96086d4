package dev.kubeone.model.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesReleasesTest {
    private final KubernetesReleases releases = KubernetesReleases.bundled();

    @Test
    void theBundledReleasesAreInOrderWithoutGap() {
        assertThat(releases.minors()).containsExactly("1.33", "1.34", "1.35", "1.36");
        assertThat(releases.releases()).allMatch(r -> r.kubeadmApi().equals("kubeadm.k8s.io/v1beta4"));
    }

    @Test
    void aPatchVersionBelongsToItsMinor() {
        assertThat(releases.of("v1.33.13").orElseThrow().etcd()).isEqualTo("3.5.24-0");
        assertThat(releases.of("1.36.2").orElseThrow().coreDns()).isEqualTo("v1.14.2");
    }

    @Test
    void theNewestPatchVersionOfAReleaseBelongsToIt() {
        assertThat(releases.releases())
                .allSatisfy(release -> assertThat(releases.of(release.newest())).contains(release));
        assertThat(releases.newest(34)).contains("1.34.4");
        assertThat(releases.newest(99)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "1.34", "1.34.", "1.340.1", "1.34.1-rc.1", "1.32.0", "", "v"})
    void nothingElseIsSupported(String version) {
        assertThat(releases.supports(version)).isFalse();
    }

    @Test
    void thePauseImageComesFromTheRegistryGiven() {
        assertThat(releases.pauseImage("1.33.0")).isEqualTo("registry.k8s.io/pause:3.10");
        assertThat(releases.pauseImage("1.36.0", "registry.example.com:5000"))
                .isEqualTo("registry.example.com:5000/pause:3.10.2");
        assertThatIllegalArgumentException().isThrownBy(() -> releases.pauseImage("1.20.0"));
    }
}
