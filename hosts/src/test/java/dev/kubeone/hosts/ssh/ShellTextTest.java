package dev.kubeone.hosts.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "it's", "a\nb\n", "$HOME `id` \\ \" !", "'", "''", "äöü \t"})
    void keepsEveryValueAsItIs(String value) throws Exception {
        var script = ShellText.exports(Map.of("VALUE", value)) + "printf '%s|' \"$VALUE\"";

        assertThat(SshServer.run(List.of("bash", "-c", script))).isEqualTo(value + "|");
    }

    @Test
    void sortsVariables() {
        assertThat(ShellText.assignments(Map.of("B", "2", "A", "1"))).isEqualTo("A='1'\nB='2'\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1A", "A-B", "A;reboot", "A\nB"})
    void refusesNamesThatAreNone(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> ShellText.exports(Map.of(name, "")));
    }
}
