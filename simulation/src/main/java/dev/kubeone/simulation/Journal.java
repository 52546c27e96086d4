package dev.kubeone.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was started and what ended on a host, one line each, in the form of a real host's journal: {@code <epoch-ms>
 * start|end <job id> <attempt> <exit code, "-" or "cut">}. Only ever appended to.
 *
 * <p>It is written after the ledger and from it, so a process that dies between the two leaves nothing wrong: the
 * missing line is added by whoever looks next.
 */
final class Journal {
    private final Path file;

    Journal(Path folder) {
        this.file = folder.resolve("journal");
    }

    /** Adds what is missing about an attempt. Only under the host's lock. */
    void catchUp(LedgerEntry entry, long nowMs) {
        var known = known();
        var what = entry.id() + " " + entry.attempt() + " ";
        var missing = new StringBuilder();
        if (known.stream().noneMatch(line -> line.contains(" start " + what))) {
            missing.append(entry.startedAtMs()).append(" start ").append(what).append("-\n");
        }
        if (entry.over(nowMs) && known.stream().noneMatch(line -> line.contains(" end " + what))) {
            missing.append(entry.endsAtMs())
                    .append(" end ")
                    .append(what)
                    .append(entry.journalCode())
                    .append('\n');
        }
        append(missing.toString());
    }

    private List<String> known() {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("read " + file, e);
        }
    }

    private void append(String text) {
        if (text.isEmpty()) {
            return;
        }
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "append to " + file + ": " + text.lines().collect(Collectors.joining("; ")), e);
        }
    }
}
