package dev.kubeone.model.schema;

import dev.kubeone.model.beside.FilesBeside;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Collects everything there is to tell about a document, and remembers where each value stood.
 *
 * <p>Bounded: a file that is wrong a thousand times over gets its first {@value #MOST} problems.
 */
public final class Findings {
    /** The most problems that are kept. */
    public static final int MOST = 200;

    /** Shorter values are no secrets, and hiding them would garble messages. */
    private static final int SHORTEST_CONCEALED = 4;

    private static final Comparator<Finding> BY_PLACE = Comparator.comparing(
                    (Finding finding) -> !finding.origin().isEmpty())
            .thenComparingInt(Finding::line)
            .thenComparingInt(Finding::column)
            .thenComparing(Finding::path);

    private final Placing placing;
    private final List<Finding> problems = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();
    private final Map<String, Mark> places = new HashMap<>();
    private final Set<String> troubled = new HashSet<>();
    private final Set<String> doubted = new HashSet<>();
    private final Map<String, String> given = new HashMap<>();
    private final Set<String> concealed = new HashSet<>();

    private final SecretNodes secrets = new SecretNodes();
    private final UnaryOperator<String> sealer;
    private FilesBeside files = FilesBeside.NOBODY_LOOKS;

    /** Where a place of the text that is read stands for the person who is told: line and column of line and column. */
    @FunctionalInterface
    public interface Placing {
        int[] original(int line, int column);
    }

    public Findings() {
        this(secret -> "");
    }

    /** @param sealer makes a reference of a secret that stands in the document itself */
    public Findings(UnaryOperator<String> sealer) {
        this(sealer, (line, column) -> new int[] {line, column});
    }

    /** @param placing for a text that is not the one that the person has */
    public Findings(UnaryOperator<String> sealer, Placing placing) {
        this.sealer = sealer;
        this.placing = placing;
    }

    /** The same, with files beside the document that it may name. */
    public Findings with(FilesBeside beside) {
        files = beside;
        return this;
    }

    public FilesBeside files() {
        return files;
    }

    /** The reference that takes the place of a secret; the secret itself is kept out of everything told. */
    String sealed(String secret) {
        conceal(secret);
        return sealer.apply(secret);
    }

    /** The same of a secret that is the value of {@code path}. */
    String sealed(YamlPath path, ScalarNode node) {
        secrets.sealed(path, node);
        return sealed(node.getValue());
    }

    /** Tells of every value read so far that is shown in one place and a secret in another. */
    public void tellShownSecrets() {
        secrets.tellShown(this);
    }

    /** Remembers that the value of {@code path} is {@code node}. */
    public void seen(YamlPath path, Node node) {
        places.put(path.text(), node.getStartMark());
        given.putIfAbsent(path.pattern(), path.text());
        secrets.seen(path, node);
    }

    /** Whether the document has a value at this path pattern. */
    public boolean given(String pattern) {
        return given.containsKey(pattern);
    }

    /** Where the first value of this path pattern stands, if the document has one. */
    public Optional<String> first(String pattern) {
        return Optional.ofNullable(given.get(pattern));
    }

    /** Adds a problem with the text at {@code node}. */
    public void problem(YamlPath path, Node node, String message, String hint) {
        add(problems, path.text(), node.getStartMark(), message, hint);
        troubled.add(path.text());
    }

    /** Adds a problem at the place of {@code path}, or of what it would stand in. */
    public void problem(String path, String message, String hint) {
        add(problems, path, place(path), message, hint);
    }

    /** Adds a problem with the document as a whole. */
    public void problem(Mark at, String message, String hint) {
        add(problems, "", at, message, hint);
    }

    /** Adds something the operator should know although the document is good. */
    public void warning(String path, String message) {
        add(warnings, path, place(path), message, "");
    }

    public void warning(YamlPath path, Node node, String message) {
        add(warnings, path.text(), node.getStartMark(), message, "");
    }

    /** Makes rules leave {@code path} alone, because what should have become its value could not be read. */
    public void doubt(String path) {
        troubled.add(path);
        doubted.add(path);
    }

    /** Keeps {@code value} out of everything that is told from now on. */
    public void conceal(String value) {
        if (value.length() >= SHORTEST_CONCEALED) {
            concealed.add(value);
            String shown = Shown.quoted(value);
            concealed.add(shown.substring(1, shown.length() - 1));
        }
    }

    /** Whether the value at {@code path}, or something it stands in, could not be read. */
    public boolean unread(String path) {
        return within(troubled, path);
    }

    /** Whether what is missing at {@code path} is missing only because what should have become it is wrong. */
    boolean doubted(String path) {
        return troubled.contains(path) || within(doubted, path);
    }

    private static boolean within(Set<String> paths, String path) {
        for (String at = path; !at.isEmpty(); at = parent(at)) {
            if (paths.contains(at)) {
                return true;
            }
        }
        return paths.contains("");
    }

    /** Whether something at or under {@code path} could not be read. */
    public boolean unreadWithin(String path) {
        return unread(path) || troubled.stream().anyMatch(at -> at.startsWith(path + ".") || at.startsWith(path + "["));
    }

    public boolean full() {
        return problems.size() >= MOST;
    }

    /** All problems in the order of the document. */
    public List<Finding> problems() {
        return problems.stream().sorted(BY_PLACE).toList();
    }

    /** All warnings in the order of the document. */
    public List<Finding> warnings() {
        return warnings.stream().sorted(BY_PLACE).toList();
    }

    private void add(List<Finding> list, String path, Mark at, String message, String hint) {
        if (list.size() < MOST) {
            int line = at == null ? 1 : at.getLine() + 1;
            int column = at == null ? 1 : at.getColumn() + 1;
            String origin = Origin.of(at);
            int[] place = origin.isEmpty() ? placing.original(line, column) : new int[] {line, column};
            String told = Origin.isConcealed(at) ? Origin.withoutValue(message) : message;
            list.add(new Finding(place[0], place[1], path, clean(told), clean(hint), origin));
        }
    }

    private String clean(String text) {
        String clean = text;
        for (String value : concealed) {
            clean = clean.replace(value, "(sensitive)");
        }
        return clean;
    }

    private Mark place(String path) {
        String at = path;
        while (!at.isEmpty() && !places.containsKey(at)) {
            at = parent(at);
        }
        return places.get(at);
    }

    private static String parent(String path) {
        if (path.endsWith("\"]")) {
            return path.substring(0, Math.max(0, path.indexOf("[\"")));
        }
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}
