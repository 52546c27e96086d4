package dev.kubeone.client.dialogue;

import dev.kubeone.client.console.Ink;
import dev.kubeone.client.console.Surroundings;
import dev.kubeone.client.console.TerminalSize;
import dev.kubeone.client.output.DataWriter;
import dev.kubeone.client.output.OutputFormat;
import dev.kubeone.client.watch.LiveView;
import dev.kubeone.client.watch.PlainView;
import dev.kubeone.client.watch.WatchView;
import java.io.PrintStream;
import java.util.List;

/**
 * Where a command's words go: with a document asked for, standard output carries the document alone and everything said
 * to a person goes to standard error.
 */
public record Screen(Surroundings around, Ink ink, OutputFormat format) {

    public boolean document() {
        return format != OutputFormat.text;
    }

    /** The stream for words to a person. */
    public PrintStream talk() {
        return document() ? around.err() : around.out();
    }

    public void say(String line) {
        talk().println(line);
    }

    public void say(List<String> lines) {
        lines.forEach(this::say);
    }

    /** Writes the answer: the data for programs, or the lines for people. */
    public void answer(Object data, List<String> lines) {
        if (document()) {
            around.out().println(DataWriter.write(data, format));
        } else {
            say(lines);
        }
    }

    /** Whether lines may change in place. */
    public boolean live() {
        return !document()
                && around.outputIsTerminal()
                && !around.environment("TERM").equals("dumb");
    }

    public WatchView view() {
        return live() ? new LiveView(around.out(), ink, TerminalSize.ask()) : new PlainView(talk());
    }

    public long nowMs() {
        return around.clock().millis();
    }
}
