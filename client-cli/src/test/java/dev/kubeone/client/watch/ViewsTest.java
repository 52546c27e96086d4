package dev.kubeone.client.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.client.Golden;
import dev.kubeone.client.Samples;
import dev.kubeone.client.console.Ink;
import dev.kubeone.client.console.TerminalSize;
import dev.kubeone.model.run.RunState;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ViewsTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, UTF_8);

    @Test
    void aPipeGetsALineForEachStartAndEnd() {
        var view = new PlainView(out);
        view.show(Samples.status(RunState.OBSERVING, List.of()), Samples.ZERO + 100);
        view.show(Samples.running(), Samples.ZERO + 16_000);
        view.show(Samples.running(), Samples.ZERO + 16_250);
        view.silent("no worker answers", Samples.ZERO + 17_000, Samples.ZERO + 22_000);
        view.silent("no worker answers", Samples.ZERO + 17_000, Samples.ZERO + 23_000);
        view.show(Samples.parked(), Samples.ZERO + 24_000);
        view.show(Samples.done(), Samples.ZERO + 76_000);

        Golden.check("watch-plain.txt", text());
        assertThat(text()).doesNotContain("\u001b");
    }

    @Test
    void nothingNewIsNothingSaidForHalfAMinute() {
        var view = new PlainView(out);
        view.show(Samples.running(), Samples.ZERO + 16_000);
        view.show(Samples.running(), Samples.ZERO + 16_250);
        var before = text();

        view.show(Samples.running(), Samples.ZERO + 30_000);
        assertThat(text()).isEqualTo(before);

        view.show(Samples.running(), Samples.ZERO + 47_000);
        assertThat(text()).contains("waiting for w-1: prepare the OS for 42.0 s, at most 48.0 s more");
    }

    @Test
    void aTerminalSeesOneLinePerHostThatChangesInPlace() {
        var view = new LiveView(out, Ink.PLAIN, new TerminalSize(24, 80));
        view.show(Samples.running(), Samples.ZERO + 16_000);
        view.show(Samples.done(), Samples.ZERO + 76_000);

        Golden.check("watch-live.txt", text().replace("\u001b", "ESC"));
    }

    @Test
    void linesNeverWrap() {
        var view = new LiveView(out, Ink.PLAIN, new TerminalSize(24, 30));
        view.show(Samples.running(), Samples.ZERO + 16_000);

        assertThat(text().lines()).allMatch(line -> line.codePointCount(0, line.length()) < 30);
    }

    @Test
    void ctrlCSaysHowToComeBackAndLeavesTheRunAlone() {
        var code = new int[1];
        Detach.goAway(List.of("come back with watch"), out, status -> code[0] = status);

        assertThat(text()).contains("come back with watch");
        assertThat(code[0]).isEqualTo(130);
    }

    private String text() {
        return bytes.toString(UTF_8);
    }
}
