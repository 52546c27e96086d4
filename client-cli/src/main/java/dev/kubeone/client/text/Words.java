package dev.kubeone.client.text;

import dev.kubeone.model.run.RunState;
import dev.kubeone.model.run.StepState;
import java.util.Locale;

/** Small words that several texts share. */
public final class Words {
    private Words() {}

    /** "1 step", "2 steps". */
    public static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** Enough of a digest for people to tell two apart. */
    public static String shortHash(String hash) {
        return hash.length() > 12 ? hash.substring(0, 12) : hash;
    }

    public static String of(RunState state) {
        return switch (state) {
            case OBSERVING -> "observing hosts";
            case DRIFT_FOUND -> "drift found";
            case AWAITING_APPROVAL -> "waiting for approval";
            default -> lower(state.name());
        };
    }

    public static String of(StepState state) {
        return lower(state.name());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
