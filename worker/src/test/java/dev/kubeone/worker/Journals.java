package dev.kubeone.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What simulated hosts wrote down about their jobs. */
final class Journals {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path world;

    Journals(Path world) {
        this.world = world;
    }

    /** Lines of the journal, by host, without their times. */
    Map<String, List<String>> lines() {
        var lines = new TreeMap<String, List<String>>();
        for (var host : list(world.resolve("hosts"))) {
            lines.put(
                    host.getFileName().toString(),
                    text(host.resolve("journal"))
                            .lines()
                            .map(line -> line.split(" ", 2)[1])
                            .toList());
        }
        return lines;
    }

    /**
     * The last attempt of a job, by a host's ledger.
     *
     * @param host folder of the host
     * @param id made of the run's id and the step's
     */
    record Job(Path host, String id, String name, long startedAtMs, long endsAtMs) {
        /** Well before its end, so that whoever sees it can still do something to it. */
        boolean inItsMiddle() {
            var now = System.currentTimeMillis();
            return now > startedAtMs && now < startedAtMs + (endsAtMs - startedAtMs) * 8 / 10;
        }
    }

    List<Job> jobs() {
        return list(world.resolve("hosts")).stream()
                .flatMap(host -> list(host.resolve("jobs")).stream().map(file -> job(host, json(text(file)))))
                .toList();
    }

    private static Job job(Path host, JsonNode entry) {
        var started = entry.get("startedAtMs").asLong();
        return new Job(
                host,
                entry.get("id").asText(),
                entry.get("name").asText(),
                started,
                started + entry.get("durationMs").asLong());
    }

    /** Names of jobs that are somewhere in the middle just now. */
    List<String> runningNow() {
        return jobs().stream().filter(Job::inItsMiddle).map(Job::name).toList();
    }

    /** Each job started once and succeeded once, and there were so many of them. */
    void assertEachJobRanOnce(int jobs) {
        var started = new ArrayList<String>();
        var ended = new ArrayList<String>();
        lines().forEach((host, lines) -> {
            for (var line : lines) {
                var words = line.split(" ");
                (words[0].equals("start") ? started : ended).add(host + " " + words[1]);
                assertThat(line).as(host).matches("start \\S+ 1 -|end \\S+ 1 0");
            }
        });
        assertThat(started).doesNotHaveDuplicates().hasSize(jobs);
        assertThat(ended).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(started);
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
