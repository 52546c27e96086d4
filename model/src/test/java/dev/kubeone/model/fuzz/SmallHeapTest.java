package dev.kubeone.model.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Inputs that are made to fill the memory are answered in a process that has little of it. */
class SmallHeapTest {
    private static final int MEGABYTES = 128;

    @Test
    void hostileInputsAreAnsweredInASmallHeap() throws IOException, InterruptedException {
        Process reader = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + MEGABYTES + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeapTest.class.getName()))
                .redirectErrorStream(true)
                .start();

        String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(reader.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(said).isEqualToIgnoringNewLines("15 answered");
        assertThat(reader.exitValue()).isZero();
    }

    /** Runs in the small process. */
    public static void main(String[] args) {
        int answered = 0;
        for (Target target : Target.values()) {
            for (String input : hostile()) {
                target.reads(input.getBytes(StandardCharsets.UTF_8));
                answered++;
            }
        }
        System.out.println(answered + " answered");
    }

    private static List<String> hostile() {
        return List.of(aliases(), "[".repeat(1 << 20), "{\"a\":".repeat(200_000), "a".repeat(4 << 20), items());
    }

    /** Nine lists, each of nine times the one before. */
    private static String aliases() {
        StringBuilder text = new StringBuilder("apiVersion: kubeone.io/v1alpha1\na0: &a0 [x]\n");
        for (int i = 1; i < 10; i++) {
            text.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }
        return text.toString();
    }

    private static String items() {
        return "apiVersion: kubeone.k8c.io/v1beta2\nkind: KubeOneCluster\ncontrolPlane:\n  hosts:\n"
                + "  - publicAddress: 192.0.2.1\n".repeat(20_000);
    }
}
