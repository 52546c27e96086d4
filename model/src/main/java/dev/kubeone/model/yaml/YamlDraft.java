package dev.kubeone.model.yaml;

import dev.kubeone.model.schema.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document that is being changed.
 *
 * <p>Every change is made twice: in the values, which say what must come out, and in the text. At the end both are
 * compared. Where they are not the same, because the text is written in a way that nobody foresaw, the values are
 * written anew; then what they say is right, and comments are lost.
 */
public final class YamlDraft {
    private final TracedText text;
    private final YamlMap values;
    private final List<YamlChange> changes = new ArrayList<>();

    private YamlDraft(TracedText text, YamlMap values) {
        this.text = text;
        this.values = values;
    }

    /**
     * Reads a document.
     *
     * @return none after telling {@code findings} why it cannot be changed
     */
    public static Optional<YamlDraft> of(TracedText text, Findings findings) {
        Optional<YamlValue> root = YamlReading.read(text.text(), findings);
        if (root.isPresent() && !(root.get() instanceof YamlMap)) {
            findings.problem((org.yaml.snakeyaml.error.Mark) null, "the file is not a mapping of fields to values", "");
        }
        return root.filter(YamlMap.class::isInstance).map(map -> new YamlDraft(text, (YamlMap) map));
    }

    public YamlMap values() {
        return values;
    }

    public Optional<YamlValue> get(YamlPlace at) {
        YamlValue value = values;
        for (Object step : at.steps()) {
            Optional<YamlValue> next = Optional.empty();
            if (step instanceof Integer index
                    && value instanceof YamlList list
                    && index < list.items().size()) {
                next = Optional.of(list.items().get(index));
            } else if (step instanceof String key && value instanceof YamlMap map) {
                next = map.get(key);
            }
            if (next.isEmpty()) {
                return next;
            }
            value = next.get();
        }
        return Optional.of(value);
    }

    /** Gives an entry another key. */
    public void rename(YamlPlace at, String key) {
        map(at).replace(key(at), key, value(at));
        changes.add(new YamlChange.Replace(at, key, null));
    }

    /** Puts another entry into the place of one that is not a block. */
    public void replace(YamlPlace at, String key, YamlValue value) {
        map(at).replace(key(at), key, value);
        changes.add(new YamlChange.Replace(at, key, value));
    }

    public void remove(YamlPlace at) {
        map(at).remove(key(at));
        changes.add(new YamlChange.Remove(at));
    }

    /** Adds an entry at the end of its mapping; mappings on the way to it are made. */
    public void insert(YamlPlace at, YamlValue value) {
        if (get(at.parent()).isPresent() && !get(at.parent()).get().isNull()) {
            map(at).put(key(at), value);
            changes.add(new YamlChange.Insert(at, value, false, origin(value)));
        } else if (get(at.parent()).isPresent()) {
            replace(at.parent(), key(at.parent()), YamlMap.of(key(at), value));
        } else {
            insert(at.parent(), YamlMap.of(key(at), value));
        }
    }

    /** Adds an entry at the beginning of the document. */
    public void insertFirst(String key, YamlValue value) {
        Map<String, YamlValue> rest = Map.copyOf(values.entries());
        values.put(key, value);
        changes.add(new YamlChange.Insert(YamlPlace.of(key), value, !rest.isEmpty(), -1));
    }

    /** Makes {@code key: value} an {@code outer: {inner: value}}. */
    public void wrap(YamlPlace at, String outer, String inner) {
        map(at).replace(key(at), outer, YamlMap.of(inner, value(at)));
        changes.add(new YamlChange.Wrap(at, outer, inner));
    }

    /** Makes each item of a list a {@code {key: item}}. */
    public void wrapItems(YamlPlace at, String key) {
        YamlList list = (YamlList) value(at);
        for (int i = 0; i < list.items().size(); i++) {
            list.set(i, YamlMap.of(key, list.items().get(i)));
        }
        changes.add(new YamlChange.WrapItems(at, key));
    }

    /** Moves an entry to the end of another mapping, which is there. */
    public void move(YamlPlace from, YamlPlace to) {
        map(to).put(key(to), value(from));
        map(from).remove(key(from));
        changes.add(new YamlChange.Move(from, to));
    }

    /** Puts the items of one list behind those of another and removes the first. */
    public void append(YamlPlace from, YamlPlace to) {
        ((YamlList) value(to)).addAll(((YamlList) value(from)).items());
        map(from).remove(key(from));
        changes.add(new YamlChange.Append(from, to));
    }

    /** The document with all changes. */
    public Result result() {
        try {
            TextKeeper keeper = new TextKeeper(text);
            changes.forEach(keeper::make);
            TracedText kept = keeper.text();
            if (says(kept.text(), values)) {
                return new Result(kept, true);
            }
        } catch (CannotKeepException | org.yaml.snakeyaml.error.YAMLException written) {
            // The values are written below.
        }
        return new Result(text.rewritten(YamlWriting.document(values)), false);
    }

    /**
     * What came out.
     *
     * @param kept whether comments and layout could be kept
     */
    public record Result(TracedText text, boolean kept) {}

    private static boolean says(String text, YamlValue expected) {
        return YamlReading.read(text, new Findings()).filter(expected::same).isPresent();
    }

    /** Where a value, or the first in it that was in the document before, came from. */
    private int origin(YamlValue value) {
        if (value.line() > 0) {
            return text.originalOffset(value.line(), value.column());
        }
        return value instanceof YamlMap map
                ? map.entries().values().stream()
                        .mapToInt(this::origin)
                        .filter(origin -> origin >= 0)
                        .findFirst()
                        .orElse(-1)
                : -1;
    }

    private YamlMap map(YamlPlace at) {
        return (YamlMap) value(at.parent());
    }

    private YamlValue value(YamlPlace at) {
        return get(at).orElseThrow(() -> new IllegalArgumentException(at + " is not there"));
    }

    private static String key(YamlPlace at) {
        return at.key();
    }
}
