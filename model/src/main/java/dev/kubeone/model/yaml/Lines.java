package dev.kubeone.model.yaml;

import java.util.ArrayList;
import java.util.List;

/** Lines and columns of a text. */
record Lines(String text) {

    int start(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /** End of the line without its line break. */
    int end(int offset) {
        int end = text.indexOf('\n', offset);
        if (end < 0) {
            return text.length();
        }
        return end > offset && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** Begin of the next line, or the end of the text. */
    int next(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end + 1;
    }

    int column(int offset) {
        return offset - start(offset);
    }

    boolean blank(int from, int to) {
        return text.substring(from, to).isBlank();
    }

    /** Whether nothing but blanks stands before it in its line. */
    boolean firstInLine(int offset) {
        return blank(start(offset), offset);
    }

    String lineBreak() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** A line break and {@code column} blanks. */
    String newLine(int column) {
        return lineBreak() + " ".repeat(column);
    }

    /** What follows the colon after the key that ends at {@code keyEnd}. */
    int afterColon(int keyEnd) {
        int colon = text.indexOf(':', keyEnd);
        if (colon < 0 || !blank(keyEnd, colon)) {
            throw new CannotKeepException();
        }
        return colon + 1;
    }

    /** A line, or a part of one, that goes elsewhere. */
    record Piece(int from, String text) {}

    /** A part of the text, its lines but for the first moved to the right, or to the left if {@code by} is negative. */
    List<Piece> moved(int from, int to, int by) {
        List<Piece> pieces = new ArrayList<>();
        for (int at = from; at < to; at = next(at)) {
            String line = text.substring(at, Math.min(to, next(at)));
            pieces.add(new Piece(at, at == from || line.isBlank() ? line : moved(line, by)));
        }
        return pieces;
    }

    private static String moved(String line, int by) {
        if (by >= 0) {
            return " ".repeat(by) + line;
        }
        if (!line.startsWith(" ".repeat(-by))) {
            throw new CannotKeepException();
        }
        return line.substring(-by);
    }
}
