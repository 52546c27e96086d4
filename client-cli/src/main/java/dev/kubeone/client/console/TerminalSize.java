package dev.kubeone.client.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Rows and columns of the terminal. */
public record TerminalSize(int rows, int columns) {
    private static final TerminalSize USUAL = new TerminalSize(24, 80);

    /** What the terminal says, or 24 by 80 where it says nothing. */
    public static TerminalSize ask() {
        try {
            var stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return stty.waitFor(1, TimeUnit.SECONDS) ? parse(answer) : USUAL;
        } catch (IOException none) {
            return USUAL;
        } catch (InterruptedException woken) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }

    static TerminalSize parse(String answer) {
        var parts = answer.strip().split(" ", -1);
        if (parts.length != 2 || !parts[0].matches("\\d{1,5}") || !parts[1].matches("\\d{1,5}")) {
            return USUAL;
        }
        var size = new TerminalSize(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        return size.rows() < 4 || size.columns() < 20 ? USUAL : size;
    }
}
