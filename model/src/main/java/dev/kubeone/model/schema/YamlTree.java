package dev.kubeone.model.schema;

import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** The tree of nodes of one YAML document, within bounds of size, depth and aliases. */
public final class YamlTree {
    /** Longest text in characters. */
    public static final int LONGEST = 3 * 1024 * 1024;

    /** The parser's time grows with the square of a line's length. */
    private static final int LONGEST_LINE = 100_000;

    private static final int DEEPEST = 50;
    /** The real bound on aliases is on the size of the tree they expand to. */
    private static final int MOST_ALIASES = 10_000;

    private YamlTree() {}

    /** The root of the only document in {@code text}; none after telling {@code findings} why. */
    public static Optional<Node> parse(String text, Findings findings) {
        if (text.length() > LONGEST) {
            findings.problem((Mark) null, "the file is larger than 3 MB", "");
            return Optional.empty();
        }
        if (hasLongLine(text)) {
            findings.problem((Mark) null, "a line is longer than " + LONGEST_LINE + " characters", "Break it up");
            return Optional.empty();
        }
        try {
            return document(text, findings).filter(root -> TreeBounds.hold(root, findings));
        } catch (MarkedYAMLException e) {
            findings.problem(e.getProblemMark(), "is not valid YAML: " + problem(e), "");
        } catch (ReaderException e) {
            findings.problem((Mark) null, unreadable(e), "Save the file as UTF-8 text");
        } catch (YAMLException e) {
            findings.problem((Mark) null, "is not valid YAML: " + firstLine(e.getMessage()), "");
        } catch (IllegalArgumentException e) {
            // The parser's own word for a tag that is none, as in "!a%20".
            findings.problem((Mark) null, "is not valid YAML: " + firstLine(e.getMessage()), "");
        }
        return Optional.empty();
    }

    private static boolean hasLongLine(String text) {
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            if (end - start > LONGEST_LINE) {
                return true;
            }
            start = end + 1;
        }
        return text.length() - start > LONGEST_LINE;
    }

    private static Optional<Node> document(String text, Findings findings) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Composer composer = new Composer(new ParserImpl(new StreamReader(plain), options), new Resolver(), options);
        if (!composer.checkNode()) {
            findings.problem((Mark) null, "the file is empty", "");
            return Optional.empty();
        }
        Node root = composer.getNode();
        if (composer.checkNode()) {
            Mark second = composer.getNode().getStartMark();
            findings.problem(second, "a second document begins here", "Keep one cluster per file");
            return Optional.empty();
        }
        return Optional.of(root);
    }

    private static String unreadable(ReaderException e) {
        return String.format(
                "the character U+%04X at position %d is not allowed in YAML", e.getCodePoint(), e.getPosition());
    }

    private static String problem(MarkedYAMLException e) {
        return e.getProblem() == null ? "it cannot be parsed" : firstLine(e.getProblem());
    }

    private static String firstLine(String message) {
        return message == null
                ? "it cannot be parsed"
                : message.lines().findFirst().orElse("it cannot be parsed");
    }
}
