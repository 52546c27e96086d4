package dev.kubeone.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    @ParameterizedTest
    @CsvSource({"sshPrt, sshPort, 1", "shsPort, sshPort, 1", "SSHPORT, sshPort, 0", "abc, xyz, 3", "a, '', 1"})
    void oneSlipOfTheHandCostsOne(String typed, String meant, int distance) {
        assertThat(Nearest.distance(typed, meant)).isEqualTo(distance);
    }

    @Test
    void theClosestIsProposedOnlyIfItIsClose() {
        List<String> words = List.of("http", "https", "noProxy");

        assertThat(Nearest.to("htp", words)).contains("http");
        assertThat(Nearest.to("httpss", words)).contains("https");
        assertThat(Nearest.to("wholly-different", words)).isEmpty();
    }
}
