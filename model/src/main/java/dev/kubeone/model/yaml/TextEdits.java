package dev.kubeone.model.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Edits of a text that are made all at once. */
final class TextEdits {
    private record Edit(int start, int end, String text) {}

    private final List<Edit> edits = new ArrayList<>();

    void replace(int start, int end, String text) {
        edits.add(new Edit(start, end, text));
    }

    void insert(int at, String text) {
        replace(at, at, text);
    }

    boolean isEmpty() {
        return edits.isEmpty();
    }

    /** @throws CannotKeepException if edits overlap */
    TracedText apply(TracedText text) {
        // The sort is stable: what was inserted first at a place stands first.
        edits.sort(Comparator.comparingInt(Edit::start).thenComparing(edit -> edit.end() > edit.start()));
        TracedText.Builder result = new TracedText.Builder(text);
        int at = 0;
        for (Edit edit : edits) {
            if (edit.start() < at) {
                throw new CannotKeepException();
            }
            result.keep(at, edit.start());
            result.write(edit.text(), edit.start());
            at = edit.end();
        }
        result.keep(at, text.text().length());
        return result.build();
    }
}
