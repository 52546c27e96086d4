package dev.kubeone.activities.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.activities.catalog.OsCatalog;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptsTest {
    static List<String> families() {
        return OsCatalog.shipped().families().stream().map(f -> f.name()).toList();
    }

    /** A family is supported when its scripts exist. */
    @ParameterizedTest
    @MethodSource("families")
    void everyFamilyHasItsScripts(String family) {
        assertThat(Scripts.of("PrepareOs", family)).contains("swapoff");
        assertThat(Scripts.of("InstallContainerd", family)).contains("containerd");
        var catalog = OsCatalog.shipped().families().stream()
                .filter(f -> f.name().equals(family))
                .findFirst()
                .orElseThrow();
        if (!catalog.repositories().equals("none")) {
            assertThat(Scripts.exists("ConfigureRepositories", family)).isTrue();
            assertThat(Scripts.exists("InstallKubernetes", family)).isTrue();
        }
        assertThat(Scripts.exists("InstallKubernetes", "binaries")).isTrue();
    }

    @Test
    void familyScriptComesBeforeTheOneForAny() {
        var script = Scripts.of("InstallContainerd", "debian");
        assertThat(script.indexOf("apt-mark")).isPositive().isLessThan(script.indexOf("certs.d"));
        assertThat(script).startsWith("set -euo pipefail");
    }
}
