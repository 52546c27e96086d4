package dev.kubeone.client.local;

import dev.kubeone.client.console.Pause;
import dev.kubeone.client.console.Surroundings;
import dev.kubeone.client.server.Connections;
import dev.kubeone.client.server.Server;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.workflows.contract.RunAttributes;
import io.temporal.api.enums.v1.IndexedValueType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** This user's own Temporal server: started once, found again by the next command. */
final class LocalServer {
    static final String NAME = "server";
    private static final String REAL = "server";
    private static final String TEST = "test-server";
    private static final int USUAL_PORT = 7233;
    private static final int USUAL_UI_PORT = 8233;
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(150);

    private final Surroundings around;
    private final LocalFolders folders;

    LocalServer(Surroundings around, LocalFolders folders) {
        this.around = around;
        this.folders = folders;
    }

    Optional<ProcessRecord> running() {
        return ProcessRecord.read(folders.record(NAME));
    }

    /** A connection to the server that runs, which is started if none does. */
    Server open() {
        var record = running().orElseGet(this::start);
        if (record.kind().equals(TEST)) {
            around.err()
                    .println(
                            "warning: this is the in-memory Temporal test server: its history is lost when it stops, and"
                                    + " there is no Web UI, no list of runs and no schedules. Install the temporal program for"
                                    + " these.");
        }
        return answering(record);
    }

    void stop() {
        running().ifPresent(ProcessRecord::stop);
    }

    private ProcessRecord start() {
        var program = new TemporalProgram(around, folders).get();
        var before = ProcessRecord.any(folders.record(NAME));
        var port = Ports.free(before.map(ProcessRecord::port).orElse(USUAL_PORT));
        var uiPort = Ports.free(
                before.map(ProcessRecord::uiPort).filter(known -> known > 0).orElse(USUAL_UI_PORT));
        var record = program.map(path -> startReal(path, port, uiPort)).orElseGet(() -> startTest(port));
        record.write(folders.record(NAME));
        return record;
    }

    private ProcessRecord startReal(Path program, int port, int uiPort) {
        around.err().println("Starting a local Temporal server on 127.0.0.1:" + port);
        var command = new ArrayList<>(List.of(
                program.toString(),
                "server",
                "start-dev",
                "--db-filename",
                folders.database().toString(),
                "--ip",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--ui-port",
                Integer.toString(uiPort),
                "--log-level",
                "warn"));
        RunAttributes.ALL.forEach(key -> {
            command.add("--search-attribute");
            command.add(key.getName() + "=" + type(key.getValueType()));
        });
        var process = BackgroundProcess.start(command, Map.of(), Set.of(), folders.log(NAME));
        return ProcessRecord.of(process, REAL, port, uiPort);
    }

    private ProcessRecord startTest(int port) {
        var launcher = Launcher.worker(around)
                .orElseThrow(() -> new OperatorException(
                        FailureKind.RUNTIME,
                        "start a local Temporal server",
                        "",
                        "the temporal program is not there, cannot be fetched, and no worker lies beside this client",
                        "install temporal (https://docs.temporal.io/cli), or name a server with TEMPORAL_ADDRESS"));
        var command = List.of(launcher.toString(), "--test-server", Integer.toString(port));
        var process = BackgroundProcess.start(command, Map.of(), Set.of(), folders.log(NAME));
        return ProcessRecord.of(process, TEST, port, 0);
    }

    private Server answering(ProcessRecord record) {
        var deadline = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                var ui = record.uiPort() == 0 ? "" : "http://127.0.0.1:" + record.uiPort();
                return Connections.plain("127.0.0.1:" + record.port(), "default", ui);
            } catch (OperatorException notYet) {
                if (!record.alive() || System.nanoTime() > deadline) {
                    throw silent(record, notYet);
                }
                Pause.of(STEP);
            }
        }
    }

    private OperatorException silent(ProcessRecord record, OperatorException cause) {
        var state = record.alive() ? "it runs but does not answer" : "it has ended";
        var last = LogTail.last(folders.log(NAME), 1);
        return new OperatorException(
                new Failure(
                        FailureKind.HOST_UNREACHABLE,
                        "reach the local Temporal server",
                        "127.0.0.1:" + record.port(),
                        state + (last.isEmpty() ? "" : "; its last words: " + last.get(0)),
                        "see kubeone-client local logs; kubeone-client local stop, then try again"),
                cause);
    }

    private static String type(IndexedValueType type) {
        return switch (type) {
            case INDEXED_VALUE_TYPE_INT -> "Int";
            case INDEXED_VALUE_TYPE_BOOL -> "Bool";
            case INDEXED_VALUE_TYPE_DOUBLE -> "Double";
            case INDEXED_VALUE_TYPE_DATETIME -> "Datetime";
            case INDEXED_VALUE_TYPE_TEXT -> "Text";
            case INDEXED_VALUE_TYPE_KEYWORD_LIST -> "KeywordList";
            default -> "Keyword";
        };
    }
}
