package dev.kubeone.workflows.orchestration;

import dev.kubeone.workflows.connection.Patience;
import dev.kubeone.workflows.connection.TemporalConnection;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes the history of a run to a file that {@link ReplayTest} replays from then on.
 *
 * <p>{@code ./mvnw -q -pl workflows test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=dev.kubeone.workflows.orchestration.HistoryExport -Dexec.args="127.0.0.1:7233 cluster/demo
 * src/test/resources/histories/what-it-shows.json"}
 */
public final class HistoryExport {
    private HistoryExport() {}

    public static void main(String[] arguments) throws IOException {
        try (var connection = TemporalConnection.open(System.getenv(), Optional.of(arguments[0]), Patience.COMMAND)) {
            write(connection.client(), arguments[1], Path.of(arguments[2]));
        }
    }

    static void write(WorkflowClient client, String workflowId, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, client.fetchHistory(workflowId).toJson(false) + "\n");
    }
}
