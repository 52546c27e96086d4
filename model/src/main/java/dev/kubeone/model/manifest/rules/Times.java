package dev.kubeone.model.manifest.rules;

import java.time.ZoneId;
import java.util.regex.Pattern;

/** Times as a manifest gives them. */
final class Times {
    private static final Pattern OF_DAY = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    private Times() {}

    static boolean ofDay(String text) {
        return OF_DAY.matcher(text).matches();
    }

    static boolean zone(String text) {
        return ZoneId.getAvailableZoneIds().contains(text);
    }
}
