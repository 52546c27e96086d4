package dev.kubeone.client.command;

import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleSpec;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** When a schedule fires. */
final class TimesOption {
    private static final Duration SHORTEST = Duration.ofSeconds(30);

    @ArgGroup(multiplicity = "1")
    private When when;

    /** One of the two. */
    static final class When {
        @Option(
                names = "--every",
                paramLabel = "LENGTH",
                description = "Fire again after this time: 10m, 2h, 1d; not less than 30s.")
        private String every;

        @Option(
                names = "--cron",
                paramLabel = "EXPRESSION",
                description = "Fire at these times: minute, hour, day of month, month, day of week: \"0 3 * * *\".")
        private String cron;
    }

    @Option(
            names = "--time-zone",
            defaultValue = "UTC",
            paramLabel = "NAME",
            description = "Of --cron, such as Europe/Berlin; default ${DEFAULT-VALUE}.")
    private String zone;

    @Option(
            names = "--jitter",
            defaultValue = "0s",
            paramLabel = "LENGTH",
            description = "Fire up to this much later, at random, so that many clusters do not fire at once.")
    private String jitter;

    @Option(
            names = "--catch-up",
            defaultValue = "10m",
            paramLabel = "LENGTH",
            description =
                    "After the server was down, still fire what is not later than this; default ${DEFAULT-VALUE}.")
    private String catchUp;

    ScheduleSpec spec() {
        var spec = ScheduleSpec.newBuilder().setJitter(Lengths.read("--jitter", jitter));
        if (when.every != null) {
            var every = Lengths.round("--every", when.every);
            return spec.setIntervals(List.of(new ScheduleIntervalSpec(every))).build();
        }
        return spec.setCronExpressions(List.of(when.cron))
                .setTimeZoneName(zone())
                .build();
    }

    /** The times as a person reads them. */
    String rhythm() {
        return when.every != null ? "every " + when.every : "at \"" + when.cron + "\" " + zone;
    }

    Duration catchUp() {
        var length = Lengths.read("--catch-up", catchUp);
        return length.compareTo(SHORTEST) < 0 ? SHORTEST : length;
    }

    private String zone() {
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            throw wrong("--time-zone", zone, "there is no such time zone");
        }
    }

    private static OperatorException wrong(String option, String text, String why) {
        return new OperatorException(
                FailureKind.USAGE,
                "read " + option,
                "",
                "\"" + text + "\": " + why,
                "see kubeone-client schedule create --help");
    }
}
