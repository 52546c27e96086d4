package dev.kubeone.client.command;

import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import java.time.Duration;
import java.util.regex.Pattern;

/** Lengths of time as options have them. */
final class Lengths {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,6})(s|m|h|d)");
    private static final Duration SHORTEST_ROUND = Duration.ofSeconds(30);

    private Lengths() {}

    /** @throws OperatorException of kind USAGE if it is none */
    static Duration read(String option, String text) {
        var matcher = LENGTH.matcher(text);
        if (!matcher.matches()) {
            throw wrong(option, text, "it is no length of time");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /** The same for what happens again and again, which must not be too often. */
    static Duration round(String option, String text) {
        var every = read(option, text);
        if (every.compareTo(SHORTEST_ROUND) < 0) {
            throw wrong(option, text, "it is less than 30 s");
        }
        return every;
    }

    static OperatorException wrong(String option, String text, String why) {
        return new OperatorException(
                FailureKind.USAGE, "read " + option, "", "\"" + text + "\": " + why, "write 30s, 10m, 2h or 1d");
    }
}
