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

    /** Names of jobs that are somewhere in the middle just now. */
    List<String> runningNow() {
        var now = System.currentTimeMillis();
        return list(world.resolve("hosts")).stream()
                .flatMap(host -> list(host.resolve("jobs")).stream())
                .map(file -> json(text(file)))
                .filter(job -> now > job.get("startedAtMs").asLong()
                        && now
                                < job.get("startedAtMs").asLong()
                                        + job.get("durationMs").asLong() * 8 / 10)
                .map(job -> job.get("name").asText())
                .toList();
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
