package dev.kubeone.activities.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** API versions that Kubernetes once had, as in its deprecation guide. */
public final class RemovedApis {
    private static final Pattern DOCUMENT = Pattern.compile("(?m)^---.*$");
    private static final Pattern API = Pattern.compile("(?m)^apiVersion:\\s*[\"']?([^\"'\\s#]+)");
    private static final Pattern KIND = Pattern.compile("(?m)^kind:\\s*[\"']?([^\"'\\s#]+)");

    private final List<Removed> removed;

    private RemovedApis(List<Removed> removed) {
        this.removed = List.copyOf(removed);
    }

    /**
     * @param api group and version
     * @param removedIn the first minor release without it
     * @param instead group and version to use, or ""
     */
    public record Removed(String api, String kind, String removedIn, String instead) {}

    /** The catalog that comes with the product. */
    public static RemovedApis shipped() {
        try (var resource = RemovedApis.class.getResourceAsStream("/catalog/removed-apis.yaml")) {
            var removed = new ArrayList<Removed>();
            new YAMLMapper().readTree(resource).get("removed").forEach(entry -> read(entry, removed));
            return new RemovedApis(removed);
        } catch (IOException e) {
            throw new UncheckedIOException("catalog/removed-apis.yaml", e);
        }
    }

    private static void read(JsonNode entry, List<Removed> removed) {
        entry.get("kinds")
                .forEach(kind -> removed.add(new Removed(
                        entry.get("api").asText(),
                        kind.asText(),
                        entry.get("in").asText(),
                        entry.path("instead").asText())));
    }

    /** What the documents of a manifest use that a version no longer has. */
    public List<Removed> usedIn(String manifests, String version) {
        return DOCUMENT.splitAsStream(manifests)
                .map(document -> used(document, version))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Optional<Removed> used(String document, String version) {
        var api = API.matcher(document);
        var kind = KIND.matcher(document);
        if (!api.find() || !kind.find()) {
            return Optional.empty();
        }
        return removed.stream()
                .filter(entry ->
                        entry.api().equals(api.group(1)) && entry.kind().equals(kind.group(1)))
                .filter(entry -> gone(entry.removedIn(), version))
                .findFirst();
    }

    /**
     * Whether a version is without what a release removed.
     *
     * @param removedIn a minor release: "1.32"
     * @param version a version: "1.34.4"
     */
    public static boolean gone(String removedIn, String version) {
        return minor(removedIn) <= minor(version);
    }

    private static int minor(String version) {
        return Integer.parseInt(version.split("\\.", 3)[1]);
    }
}
