package dev.kubeone.model.manifest.fields;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of KubeOne's own manifest, for those that are not supported here. */
public final class UpstreamFields {
    private UpstreamFields() {}

    /** Path patterns of all leaf fields. */
    public static List<String> leaves() {
        return File.LINES.stream().map(Line::leaf).toList();
    }

    /** Whether KubeOne has a field with this path pattern, or fields under it. */
    public static boolean has(String pattern) {
        return within(pattern).findAny().isPresent();
    }

    /** Whether KubeOne accepts the field and everything under it, and does nothing with them. */
    public static boolean ignored(String pattern) {
        return has(pattern) && within(pattern).allMatch(Line::ignored);
    }

    /**
     * The first version of the manifest that could say what the field says, perhaps under another name; of a block that of
     * its oldest field, of what is in a leaf that of the leaf. None for fields that KubeOne does not have.
     */
    public static Optional<String> since(String pattern) {
        return Stream.concat(within(pattern), File.LINES.stream().filter(line -> isOrIsUnder(pattern, line.leaf())))
                .map(Line::since)
                .sorted()
                .findFirst();
    }

    private static Stream<Line> within(String pattern) {
        return File.LINES.stream().filter(line -> isOrIsUnder(line.leaf(), pattern));
    }

    private static boolean isOrIsUnder(String path, String above) {
        if (!path.startsWith(above)) {
            return false;
        }
        String rest = path.substring(above.length());
        return rest.isEmpty() || ".[{".indexOf(rest.charAt(0)) >= 0;
    }

    /** @param since without its group: v1alpha1 */
    private record Line(String leaf, String since, boolean ignored) {
        static Line of(String text) {
            String[] words = text.split(" ");
            return new Line(words[0], words[1], words.length > 2);
        }
    }

    /** Read only when a manifest has a field that we do not. */
    private static final class File {
        static final List<Line> LINES = read();

        private static List<Line> read() {
            try (InputStream stream = UpstreamFields.class.getResourceAsStream("upstream-fields.txt")) {
                if (stream == null) {
                    throw new IllegalStateException("upstream-fields.txt is missing in this build");
                }
                String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                return text.lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(Line::of)
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException("upstream-fields.txt cannot be read", e);
            }
        }
    }
}
