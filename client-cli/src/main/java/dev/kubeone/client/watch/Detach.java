package dev.kubeone.client.watch;

import java.io.PrintStream;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Ctrl-C leaves the run alone: the client says how to come back and goes away with {@link #EXIT_CODE}. */
public final class Detach {
    /** 128 + SIGINT, as shells know it. */
    public static final int EXIT_CODE = 130;

    private Detach() {}

    /** Does the work; Ctrl-C in the meantime prints the lines and ends the process. */
    public static <T> T possibleDuring(List<String> comeBack, PrintStream err, Supplier<T> work) {
        var hook = new Thread(
                () -> goAway(comeBack, err, status -> Runtime.getRuntime().halt(status)), "detach");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            forget(hook);
        }
    }

    static void goAway(List<String> comeBack, PrintStream err, IntConsumer halt) {
        err.println();
        comeBack.forEach(err::println);
        err.flush();
        halt.accept(EXIT_CODE);
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException goingDown) {
            // Ctrl-C came first: the hook runs already and ends the process.
            Thread.currentThread().interrupt();
        }
    }
}
