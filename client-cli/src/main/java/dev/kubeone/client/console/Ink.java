package dev.kubeone.client.console;

/** Colours for a terminal; plain text wherever they are not wanted. */
public enum Ink {
    PLAIN(false),
    COLOURED(true);

    private final boolean colours;

    Ink(boolean colours) {
        this.colours = colours;
    }

    /** Colours only on a terminal, and never against {@code NO_COLOR} (no-color.org) or {@code --no-color}. */
    public static Ink of(Surroundings around, boolean refused) {
        var wanted = around.outputIsTerminal()
                && !refused
                && around.environment("NO_COLOR").isEmpty()
                && !around.environment("TERM").equals("dumb");
        return wanted ? COLOURED : PLAIN;
    }

    public String good(String text) {
        return paint("32", text);
    }

    public String bad(String text) {
        return paint("31", text);
    }

    public String attention(String text) {
        return paint("33", text);
    }

    public String faint(String text) {
        return paint("2", text);
    }

    public String strong(String text) {
        return paint("1", text);
    }

    private String paint(String code, String text) {
        return colours && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
