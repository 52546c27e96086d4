package dev.kubeone.model.manifest.fields;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The fields of KubeOne's own manifest, for those that are not supported here. */
public final class UpstreamFields {
    private static final String IGNORED = " ignored";

    private UpstreamFields() {}

    /** Path patterns of all leaf fields. */
    public static List<String> leaves() {
        return lines().stream().map(line -> line.replace(IGNORED, "")).toList();
    }

    /** Whether KubeOne has a field with this path pattern, or fields under it. */
    public static boolean has(String pattern) {
        return lines().stream().anyMatch(line -> isOrIsUnder(line.replace(IGNORED, ""), pattern));
    }

    /** Whether KubeOne accepts the field and everything under it, and does nothing with them. */
    public static boolean ignored(String pattern) {
        List<String> under = lines().stream()
                .filter(line -> isOrIsUnder(line.replace(IGNORED, ""), pattern))
                .collect(Collectors.toList());
        return !under.isEmpty() && under.stream().allMatch(line -> line.endsWith(IGNORED));
    }

    private static boolean isOrIsUnder(String leaf, String pattern) {
        if (!leaf.startsWith(pattern)) {
            return false;
        }
        String rest = leaf.substring(pattern.length());
        return rest.isEmpty() || ".[{".indexOf(rest.charAt(0)) >= 0;
    }

    private static List<String> lines() {
        return File.LINES;
    }

    /** Read only when a manifest has a field that we do not. */
    private static final class File {
        static final List<String> LINES = read();

        private static List<String> read() {
            try (InputStream stream = UpstreamFields.class.getResourceAsStream("upstream-fields.txt")) {
                if (stream == null) {
                    throw new IllegalStateException("upstream-fields.txt is missing in this build");
                }
                String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                return text.lines().filter(line -> !line.startsWith("#")).toList();
            } catch (IOException e) {
                throw new UncheckedIOException("upstream-fields.txt cannot be read", e);
            }
        }
    }
}
