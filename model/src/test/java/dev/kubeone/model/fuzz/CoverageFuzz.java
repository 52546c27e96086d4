package dev.kubeone.model.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The long form of {@link FuzzTest}: Jazzer looks for inputs that reach new code. Runs when asked for by name, with the
 * profile {@code fuzz}; {@code -Dfuzz.inputs} says how many. What fails is kept beside the others.
 */
class CoverageFuzz {
    private static final String INPUTS = System.getProperty("fuzz.inputs", "1000000");
    /** An input that fills the memory ends the process, so this is the bound of memory too. */
    private static final String HEAP = "-Xmx320m";

    @ParameterizedTest
    @EnumSource
    void noInputThatReachesNewCodeIsAnsweredBadly(Target target) throws IOException, InterruptedException {
        Path folder = Path.of("target", "fuzz", target.title());
        Path found = Files.createDirectories(folder.resolve("found"));
        Path seeds = Files.createDirectories(folder.resolve("seeds"));
        int number = 0;
        for (byte[] seed : Inputs.seeds(target)) {
            Files.write(seeds.resolve("seed-" + number++), seed);
        }

        Process jazzer = new ProcessBuilder(command(target, found, seeds))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("jazzer.log").toFile())
                .start();

        assertThat(jazzer.waitFor())
                .as("what Jazzer says is in " + folder.resolve("jazzer.log") + ", what failed in "
                        + Inputs.folder(target))
                .isZero();
    }

    private static List<String> command(Target target, Path found, Path seeds) {
        String classes = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP, "-cp", classes));
        command.addAll(List.of(
                "com.code_intelligence.jazzer.Jazzer",
                "--cp=" + classes,
                "--target_class=" + Fuzzed.class.getName(),
                "--target_args=" + target.title(),
                "--instrumentation_includes=dev.kubeone.**:org.yaml.snakeyaml.**:com.fasterxml.jackson.core.**",
                "--reproducer_path=" + found.getParent(),
                "-artifact_prefix=" + Inputs.folder(target) + "/failed-",
                "-runs=" + INPUTS,
                "-max_len=6000",
                "-timeout=600",
                "-rss_limit_mb=2000",
                found.toString(),
                seeds.toString()));
        return command;
    }
}
