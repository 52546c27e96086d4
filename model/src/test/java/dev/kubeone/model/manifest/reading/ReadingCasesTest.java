package dev.kubeone.model.manifest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.golden.ReadingCases;
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
    void anInlineSecretIsRefusedAndNeverRepeated() {
        Reading reading = ReadingCases.read(FOLDER.resolve("inline-secrets.yaml"));

        assertThat(reading.problems()).hasSize(11);
        assertThat(reading.toString()).doesNotContain("hunter2");
    }
}
