package dev.kubeone.model.fuzz;

import java.util.Locale;

/**
 * What Jazzer calls: the reader that its {@code --target_args} name, with one input after the other. What Jazzer does to
 * a class when it is loaded is no work of the reader, so here its own bounds of heap and time hold.
 */
public final class Fuzzed {
    private static Target target;

    private Fuzzed() {}

    public static void fuzzerInitialize(String[] args) {
        target = Target.valueOf(args[0].toUpperCase(Locale.ROOT));
    }

    public static void fuzzerTestOneInput(byte[] input) {
        target.answers(input);
    }
}
