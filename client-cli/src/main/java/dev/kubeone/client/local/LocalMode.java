package dev.kubeone.client.local;

import dev.kubeone.client.console.Surroundings;
import dev.kubeone.client.server.Purpose;
import dev.kubeone.client.server.Server;
import java.util.List;

/** A Temporal server and a worker of this user's own: they outlive the client, and the next command finds them. */
public final class LocalMode {
    private final LocalFolders folders;
    private final LocalServer server;
    private final LocalWorker worker;

    private LocalMode(Surroundings around, LocalFolders folders) {
        this.folders = folders;
        this.server = new LocalServer(around, folders);
        this.worker = new LocalWorker(around, folders);
    }

    public static LocalMode of(Surroundings around) {
        return new LocalMode(around, LocalFolders.of(around));
    }

    /** Connects to the local server; starts it and the worker if they do not run. */
    public Server open(Purpose purpose) {
        folders.make();
        return LocalLock.with(folders.lock(), () -> {
            var connection = server.open();
            worker.ensure(connection, purpose);
            return connection;
        });
    }

    /** Stops the worker, then the server; steps that run on hosts go on there and are found again. */
    public void stop() {
        folders.make();
        LocalLock.with(folders.lock(), () -> {
            worker.stop();
            server.stop();
            return null;
        });
    }

    /** What runs; starts nothing. */
    public LocalStatus status() {
        return new LocalStatus(
                folders.state().toString(),
                server.running().map(LocalStatus.Part::of).orElse(LocalStatus.Part.NONE),
                worker.running().map(LocalStatus.Part::of).orElse(LocalStatus.Part.NONE));
    }

    /** The last lines of a log: that of "server" or of "worker". */
    public List<String> log(String name, int lines) {
        return LogTail.last(folders.log(name), lines);
    }

    public String logFile(String name) {
        return folders.log(name).toString();
    }
}
