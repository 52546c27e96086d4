package dev.kubeone.model.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a reader is given, it answers within bounds and throws nothing. Inputs that were kept come first, then those
 * that people wrote, then {@value #USUAL} that nobody wrote, or as many as {@value #SECONDS} seconds of work allow.
 * {@code -Dfuzz.inputs=1000000} makes as many, {@code -Dfuzz.seed} others.
 */
class FuzzTest {
    private static final int USUAL = 5_000;
    private static final int SECONDS = 4;

    @ParameterizedTest
    @EnumSource
    void whateverIsReadIsAnsweredWithinBounds(Target target) {
        // Loading classes is no work of the reader, least of all beside an agent that changes them.
        Inputs.seeds(target).forEach(target::answers);
        for (Path kept : Inputs.kept(target)) {
            reads(target, Inputs.content(kept), "kept as " + kept);
        }
        Integer asked = Integer.getInteger("fuzz.inputs");
        long seed = Long.getLong("fuzz.seed", 7L);
        Mutator mutator = new Mutator(Inputs.seeds(target), new Random(seed));
        long start = Spent.byThisThread().nanos();
        int tried = 0;
        int good = 0;
        while (tried < (asked == null ? USUAL : asked) && (asked != null || inTime(start))) {
            good += reads(target, mutator.next(), "input " + tried + " of seed " + seed) ? 1 : 0;
            tried++;
        }
        System.out.printf("%s: %d inputs were read, %d of them good%n", target.title(), tried, good);
        assertThat(good).as("good inputs, so that all of the reader is met").isBetween(1, tried - 1);
    }

    private static boolean inTime(long start) {
        return Spent.byThisThread().nanos() - start < SECONDS * 1_000_000_000L;
    }

    private static boolean reads(Target target, byte[] input, String what) {
        try {
            return target.reads(input);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            throw new AssertionError(what + " is now in " + Inputs.keep(target, input), e);
        }
    }
}
