package dev.kubeone.activities.planning;

import dev.kubeone.model.catalog.AddonImages;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The operator's own manifests.
 *
 * @param digest content digest of the bundle they came in, or "" if there are none
 * @param files content by path, in the order of their paths
 */
public record AddonFiles(String digest, Map<String, String> files) {
    public static final AddonFiles NONE = new AddonFiles("", Map.of());

    private static final Pattern DOCUMENT = Pattern.compile("(?m)^---\\s*$");
    private static final Pattern DAEMON_SET = Pattern.compile("(?m)^kind:\\s*DaemonSet\\s*$");

    public AddonFiles {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** All documents of all files, in order. */
    public String joined() {
        return String.join("\n---\n", files.values());
    }

    /** Images of pods that run on every node, so that they can be fetched ahead. */
    public List<String> imagesOnEveryNode() {
        return DOCUMENT.splitAsStream(joined())
                .filter(document -> DAEMON_SET.matcher(document).find())
                .flatMap(AddonImages::named)
                .distinct()
                .sorted()
                .toList();
    }
}
