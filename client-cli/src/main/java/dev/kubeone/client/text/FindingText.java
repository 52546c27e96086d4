package dev.kubeone.client.text;

import dev.kubeone.client.console.Ink;
import dev.kubeone.model.plan.Finding;
import java.util.ArrayList;
import java.util.List;

/** What was found and is left as it is: what is, since when, what would mend it. */
public final class FindingText {
    private FindingText() {}

    /** Nothing where nothing was found. */
    public static List<String> lines(List<Finding> findings, Ink ink) {
        if (findings.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<>(List.of("", ink.attention("Found, and left as it is")));
        for (var finding : findings) {
            var since = finding.sinceMs() == 0 ? "" : ink.faint(" (since " + Moments.text(finding.sinceMs()) + ")");
            lines.add("  ? " + finding.host() + ": " + finding.what() + since);
            lines.add(ink.faint("    → " + (finding.kind().fixable() ? "a fix would " : "") + finding.next() + "  ["
                    + finding.kind() + "]"));
        }
        return List.copyOf(lines);
    }
}
