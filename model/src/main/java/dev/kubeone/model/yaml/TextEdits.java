package dev.kubeone.model.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Edits of a text that are made all at once. */
final class TextEdits {
    /** @param origin where in the original the new text came from; negative: from the place where it stands now */
    private record Edit(int start, int end, String text, int origin) {}

    private final List<Edit> edits = new ArrayList<>();

    void replace(int start, int end, String text) {
        edits.add(new Edit(start, end, text, -1));
    }

    void insert(int at, String text) {
        replace(at, at, text);
    }

    /** @param origin offset in the original */
    void insert(int at, String text, int origin) {
        edits.add(new Edit(at, at, text, origin));
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
            result.write(edit.text(), edit.origin() < 0 ? text.origin(edit.start()) : edit.origin());
            at = edit.end();
        }
        result.keep(at, text.text().length());
        return result.build();
    }
}
