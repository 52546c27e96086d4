package dev.kubeone.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What workers wrote down about the steps of one run, whoever of them it was. */
final class StepLogs {
    private static final Pattern ATTEMPT = Pattern.compile("attempt \\d+ of .*");

    private final Path folder;

    StepLogs(Path folder) {
        this.folder = folder;
    }

    /** When each attempt began, in epoch milliseconds. */
    List<Long> attempts(String step) {
        return moments(step, ATTEMPT);
    }

    /** When an attempt was done and its result about to be reported. */
    List<Long> done(String step) {
        return moments(step, Pattern.compile("done: .*"));
    }

    private List<Long> moments(String step, Pattern said) {
        return lines(step)
                .map(line -> line.split(" ", 2))
                .filter(line -> line.length == 2 && said.matcher(line[1]).matches())
                .map(line -> Instant.parse(line[0]).toEpochMilli())
                .toList();
    }

    private Stream<String> lines(String step) {
        try {
            return Files.readAllLines(folder.resolve(step.replaceAll("[^A-Za-z0-9._-]", "-") + ".log")).stream();
        } catch (NoSuchFileException e) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
