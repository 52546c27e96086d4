package dev.kubeone.model.schema;

import org.yaml.snakeyaml.error.Mark;

/** Marks of values that came into a document from another one, so that what is told of them leads back there. */
public final class Origin {
    private static final String PREFIX = "from ";
    private static final String CONCEALED = " (sensitive)";

    private Origin() {}

    /**
     * A mark in another document.
     *
     * @param place what people know the place by
     * @param concealed whether the value there must not be shown
     * @param line first line is 0
     * @param column first column is 0
     */
    public static Mark mark(String place, boolean concealed, int line, int column) {
        return new Mark(PREFIX + place + (concealed ? CONCEALED : ""), 0, line, column, new int[0], 0);
    }

    /** The place in the other document, or "" for a mark of the document itself. */
    static String of(Mark mark) {
        return mark != null && mark.getName().startsWith(PREFIX)
                ? mark.getName().substring(PREFIX.length())
                : "";
    }

    static boolean isConcealed(Mark mark) {
        return of(mark).endsWith(CONCEALED);
    }

    /** What the types say of a wrong value, without the value. */
    static String withoutValue(String message) {
        int got = message.indexOf(", got ");
        return got < 0 ? message : message.substring(0, got) + ", got something else";
    }
}
