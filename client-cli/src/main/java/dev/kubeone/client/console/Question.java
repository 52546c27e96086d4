package dev.kubeone.client.console;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Asks a person for an exact word, so that nobody agrees by accident. */
public final class Question {
    private Question() {}

    /** Whether the person typed exactly the word; end of input counts as no. */
    public static boolean confirmed(Surroundings around, String text, String word) {
        around.err().print(text);
        around.err().flush();
        try {
            var line = around.in().readLine();
            return line != null && line.strip().equals(word);
        } catch (IOException cause) {
            throw new UncheckedIOException("standard input cannot be read", cause);
        }
    }
}
