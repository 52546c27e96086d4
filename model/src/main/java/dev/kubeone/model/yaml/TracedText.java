package dev.kubeone.model.yaml;

import java.util.Arrays;

/** A text that knows of each of its characters where it came from in the text that everything began with. */
public final class TracedText {
    private final String text;
    private final String original;
    /** Offset in the original for each character and for the end; null where the text is the original. */
    private final int[] origins;

    private TracedText(String text, String original, int[] origins) {
        this.text = text;
        this.original = original;
        this.origins = origins;
    }

    /** The beginning: the text as it was found. */
    public static TracedText of(String text) {
        return new TracedText(text, text, null);
    }

    public String text() {
        return text;
    }

    /** Another text in its place, of which nobody knows where it came from. */
    TracedText rewritten(String other) {
        return new TracedText(other, original, new int[other.length() + 1]);
    }

    /**
     * Where in the original a place of this text came from.
     *
     * @param line first line is 1
     * @param column first column is 1, counted in characters
     * @return line and column, counted in the same way
     */
    public int[] original(int line, int column) {
        int at = originalOffset(line, column);
        int start = original.lastIndexOf('\n', at - 1) + 1;
        int lines = (int)
                original.substring(0, start).chars().filter(c -> c == '\n').count();
        return new int[] {lines + 1, original.codePointCount(start, at) + 1};
    }

    /** The same as an offset in the original. */
    int originalOffset(int line, int column) {
        int offset = Math.min(text.length(), lineStart(line));
        return origin(Math.min(text.length(), text.offsetByCodePoints(offset, within(offset, column - 1))));
    }

    private int lineStart(int line) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                return text.length();
            }
            start = end + 1;
        }
        return start;
    }

    private int within(int offset, int characters) {
        return Math.max(0, Math.min(characters, text.codePointCount(offset, text.length())));
    }

    /** Offset in the original of an offset in this text. */
    int origin(int offset) {
        return origins == null ? offset : origins[offset];
    }

    /** Puts a text together from pieces of another and new ones. */
    static final class Builder {
        private final TracedText source;
        private final StringBuilder text = new StringBuilder();
        private int[] origins;

        Builder(TracedText source) {
            this.source = source;
            this.origins = new int[source.text.length() + 64];
        }

        void keep(int start, int end) {
            room(end - start);
            for (int i = start; i < end; i++) {
                origins[text.length() + i - start] = source.origin(i);
            }
            text.append(source.text, start, end);
        }

        /** @param origin offset in the original */
        void write(String piece, int origin) {
            room(piece.length());
            Arrays.fill(origins, text.length(), text.length() + piece.length(), origin);
            text.append(piece);
        }

        TracedText build() {
            room(1);
            origins[text.length()] = source.origin(source.text.length());
            return new TracedText(text.toString(), source.original, Arrays.copyOf(origins, text.length() + 1));
        }

        private void room(int more) {
            if (text.length() + more > origins.length) {
                origins = Arrays.copyOf(origins, Math.max(origins.length * 2, text.length() + more));
            }
        }
    }
}
