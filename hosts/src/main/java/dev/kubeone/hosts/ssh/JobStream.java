package dev.kubeone.hosts.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Understands what run-job.sh prints: a status line, then the job's output, then the line with the attempt's mark. */
final class JobStream {
    /** What is in the stream. */
    interface Events {
        void secretsWanted();

        /** The host has seen a greater fence. */
        void fenced(String seen);

        /** The host shuts down and starts nothing any more. */
        void stopping();

        /** Output follows, from this byte of this attempt's log on. */
        void follows(int attempt, long offset, boolean recorded);

        /** @param end the first byte of the log that belongs to the next line */
        void line(String line, long end);

        void ended(End end);
    }

    /**
     * How an attempt ended.
     *
     * @param exitCode the number, or "lost" when the unit is gone without a trace
     * @param result exited, timeout, oom-kill or killed-…
     */
    record End(String exitCode, long started, long ended, String result) {}

    private static final int LONGEST_LINE = 16 * 1024;
    private static final char MARK_BEGINS = '\u0001';

    private final Events events;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private boolean ready;
    private String mark = "";
    private long offset;
    private boolean over;

    JobStream(Events events) {
        this.events = events;
    }

    boolean isReady() {
        return ready;
    }

    boolean isOver() {
        return over;
    }

    /** What came before bash was root, for messages. */
    String pending() {
        return pending.toString(StandardCharsets.UTF_8);
    }

    void feed(byte[] bytes) {
        for (byte one : bytes) {
            if (over) {
                return;
            }
            if (one == '\n') {
                lineEnds(1);
            } else {
                pending.write(one);
                if (!mark.isEmpty() && pending.size() >= LONGEST_LINE) {
                    lineEnds(0);
                }
            }
        }
    }

    private void lineEnds(int separator) {
        var text = pending.toString(StandardCharsets.UTF_8);
        offset += pending.size() + separator;
        pending.reset();
        if (!ready) {
            ready = text.equals(RemoteBash.READY);
        } else if (mark.isEmpty()) {
            status(text.split(" "));
        } else {
            output(text);
        }
    }

    private void status(String[] words) {
        switch (words[0]) {
            case "secrets" -> events.secretsWanted();
            case "fenced" -> {
                over = true;
                events.fenced(words[1]);
            }
            case "stopping" -> {
                over = true;
                events.stopping();
            }
            case "follow", "recorded" -> {
                offset = Long.parseLong(words[2]);
                mark = MARK_BEGINS + words[3] + " ";
                events.follows(Integer.parseInt(words[1]), offset, words[0].equals("recorded"));
            }
            default -> throw new IllegalStateException("the host's job script says " + String.join(" ", words));
        }
    }

    private void output(String text) {
        int end = text.indexOf(mark);
        if (end < 0) {
            events.line(TerminalText.plain(text), offset);
            return;
        }
        if (end > 0) {
            events.line(TerminalText.plain(text.substring(0, end)), offset);
        }
        over = true;
        var words = text.substring(end + mark.length()).split(" ");
        events.ended(new End(words[0], Long.parseLong(words[1]), Long.parseLong(words[2]), words[3]));
    }
}
