package dev.kubeone.model.manifest.rules;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts: of resources, time and ports. */
final class Quantities {
    private static final Pattern QUANTITY =
            Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,9})?([numkMGTPE]|[KMGTPE]i|[eE][-+]?[0-9]{1,2})?");
    private static final Pattern PERCENT = Pattern.compile("(100|[0-9]{1,2})(\\.[0-9]{1,9})?%");
    private static final Pattern DURATION = Pattern.compile("0|([0-9]{1,12}(\\.[0-9]{1,9})?(ns|us|µs|ms|s|m|h))+");
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,5})-([0-9]{1,5})");
    private static final Pattern PACKAGE = Pattern.compile("[0-9][A-Za-z0-9.+~:-]{0,60}");
    private static final Set<String> RESERVABLE = Set.of("cpu", "memory", "ephemeral-storage", "pid");
    private static final Set<String> SIGNALS = Set.of(
            "memory.available",
            "nodefs.available",
            "nodefs.inodesFree",
            "imagefs.available",
            "imagefs.inodesFree",
            "containerfs.available",
            "containerfs.inodesFree",
            "allocatableMemory.available",
            "pid.available");

    private Quantities() {}

    static boolean quantity(String text) {
        return QUANTITY.matcher(text).matches();
    }

    static boolean threshold(String text) {
        return quantity(text) || PERCENT.matcher(text).matches();
    }

    static boolean duration(String text) {
        return text.length() <= 64 && DURATION.matcher(text).matches();
    }

    static boolean portRange(String text) {
        Matcher range = RANGE.matcher(text);
        return range.matches()
                && port(range.group(1))
                && port(range.group(2))
                && Integer.parseInt(range.group(1)) <= Integer.parseInt(range.group(2));
    }

    private static boolean port(String digits) {
        return NumberCheck.PORT.holds(Integer.valueOf(digits));
    }

    static boolean reservable(String resource) {
        return RESERVABLE.contains(resource);
    }

    static boolean signal(String name) {
        return SIGNALS.contains(name);
    }

    static boolean packageVersion(String text) {
        return PACKAGE.matcher(text).matches();
    }
}
