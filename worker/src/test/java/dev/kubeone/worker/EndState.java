package dev.kubeone.worker;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** All that is known of simulated hosts and their cluster, without when it was and which run it was. */
final class EndState {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EndState() {}

    /** @param world folder of the models */
    static String of(Path world) throws IOException {
        try (var files = Files.walk(world)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    // Fences are the times at which runs began.
                    .filter(file -> !file.getParent().endsWith("fences"))
                    .map(file -> timeless(world.relativize(file) + " " + text(file)))
                    .sorted()
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String text(Path file) {
        try {
            var content = JSON.readTree(Files.readString(file));
            if (content instanceof ObjectNode object) {
                // One for each join, by its digest.
                object.remove("tokens");
            }
            return content.toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String timeless(String text) {
        return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UID")
                .replaceAll("\\b[0-9a-f]{12}-", "RUN-")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "TIME")
                .replaceAll("\\b1\\d{12}\\b", "TIME");
    }
}
