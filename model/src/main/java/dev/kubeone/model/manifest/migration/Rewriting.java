package dev.kubeone.model.manifest.migration;

import dev.kubeone.model.manifest.migration.MigrationNote.Kind;
import dev.kubeone.model.yaml.TracedText;
import dev.kubeone.model.yaml.YamlDraft;
import dev.kubeone.model.yaml.YamlList;
import dev.kubeone.model.yaml.YamlMap;
import dev.kubeone.model.yaml.YamlPlace;
import dev.kubeone.model.yaml.YamlScalar;
import dev.kubeone.model.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A manifest on its way from one version to the next, and the notes about it. Nothing is overwritten. */
final class Rewriting {
    private final ManifestVersion from;
    private final TracedText text;
    private final YamlDraft draft;
    /** The first of those that say the same. */
    private final Map<String, MigrationNote> notes = new LinkedHashMap<>();

    Rewriting(ManifestVersion from, TracedText text, YamlDraft draft) {
        this.from = from;
        this.text = text;
        this.draft = draft;
    }

    YamlDraft draft() {
        return draft;
    }

    List<MigrationNote> notes() {
        return List.copyOf(notes.values());
    }

    boolean has(YamlPlace at) {
        return draft.get(at).isPresent();
    }

    Optional<YamlMap> map(YamlPlace at) {
        return draft.get(at).filter(YamlMap.class::isInstance).map(YamlMap.class::cast);
    }

    /** Number of items of a list; 0 where there is none. */
    int items(YamlPlace at) {
        return draft.get(at)
                .filter(YamlList.class::isInstance)
                .map(list -> ((YamlList) list).items().size())
                .orElse(0);
    }

    Optional<YamlScalar> scalar(YamlPlace at) {
        return draft.get(at).filter(YamlScalar.class::isInstance).map(YamlScalar.class::cast);
    }

    /** The text at a place; none if it is a number or another thing. */
    Optional<String> text(YamlPlace at) {
        return scalar(at).filter(YamlScalar::isText).map(YamlScalar::text);
    }

    /** Gives a field another name, if it is there. */
    void rename(YamlPlace at, String key) {
        if (has(at)) {
            YamlPlace to = at.parent().child(key);
            free(at, to);
            changed(at, "is now " + to.path().pattern());
            draft.rename(at, key);
        }
    }

    /** Puts another field into the place of one. */
    void replace(YamlPlace at, String key, YamlValue value, String message) {
        YamlPlace to = at.parent().child(key);
        if (!to.equals(at)) {
            free(at, to);
        }
        changed(at, message);
        draft.replace(at, key, value);
    }

    /** Makes {@code key: value} an {@code outer: {inner: value}}. */
    void wrap(YamlPlace at, String outer, String inner) {
        YamlPlace to = at.parent().child(outer);
        if (!to.equals(at)) {
            free(at, to);
        }
        changed(at, "is now " + to.child(inner).path().pattern());
        draft.wrap(at, outer, inner);
    }

    /** Moves a field; mappings on the way to its new place are made. */
    void move(YamlPlace from, YamlPlace to) {
        free(from, to);
        changed(from, "is now " + to.path().pattern());
        if (map(to.parent()).filter(map -> !map.entries().isEmpty()).isPresent()) {
            draft.move(from, to);
        } else {
            YamlValue value = draft.get(from).orElseThrow();
            draft.remove(from);
            draft.insert(to, value);
        }
    }

    void insert(YamlPlace at, YamlValue value, String message) {
        free(at, at);
        changed(at, message);
        draft.insert(at, value);
    }

    /** Takes out a field that says nothing any more. */
    void drop(YamlPlace at, String message) {
        changed(at, message);
        draft.remove(at);
    }

    /** Takes out a field that cannot be carried over. */
    void lose(YamlPlace at, String message) {
        note(Kind.LOST, at, message);
        draft.remove(at);
    }

    void check(YamlPlace at, String message) {
        note(Kind.CHECK, at, message);
    }

    void changed(YamlPlace at, String message) {
        note(Kind.CHANGED, at, message);
    }

    MigrationRefusedException refusal(YamlPlace at, String message, String hint) {
        int[] place = place(at);
        return new MigrationRefusedException(
                new Obstacle(place[0], place[1], at.path().text(), message, hint));
    }

    private void note(Kind kind, YamlPlace at, String message) {
        String pattern = at.path().pattern();
        int[] place = place(at);
        notes.putIfAbsent(
                kind + pattern + message, new MigrationNote(kind, from, place[0], place[1], pattern, message));
    }

    /** Line and column in the file, of the value or of what it would stand in. */
    private int[] place(YamlPlace at) {
        YamlPlace there = at;
        while (!there.steps().isEmpty()
                && draft.get(there).filter(value -> value.line() > 0).isEmpty()) {
            there = there.parent();
        }
        YamlValue value = draft.get(there).orElseGet(draft::values);
        return text.original(Math.max(1, value.line()), Math.max(1, value.column()));
    }

    private void free(YamlPlace from, YamlPlace to) {
        if (has(to)) {
            throw refusal(from, "becomes " + to.path().text() + ", which is there already", "Keep one of the two");
        }
        for (YamlPlace below = to; below.steps().size() > 1; below = below.parent()) {
            YamlPlace at = below.parent();
            boolean holdsIt = draft.get(at)
                    .filter(value -> !value.isNull() && !(value instanceof YamlMap))
                    .isEmpty();
            if (!holdsIt && draft.get(below).isEmpty()) {
                throw refusal(at, "must be a mapping: " + from.path().text() + " belongs into it", "");
            }
        }
    }
}
