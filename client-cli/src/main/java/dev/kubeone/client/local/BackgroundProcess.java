package dev.kubeone.client.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Starts processes that outlive this one and that its terminal's Ctrl-C does not reach. */
final class BackgroundProcess {
    private static final Path NEW_SESSION = Path.of("/usr/bin/setsid");

    private BackgroundProcess() {}

    /**
     * @param environment set on top of this process's own
     * @param without variables that the process must not inherit
     * @param log where its output is appended
     */
    static ProcessHandle start(List<String> command, Map<String, String> environment, Set<String> without, Path log) {
        var builder = new ProcessBuilder(inNewSession(command))
                .directory(log.getParent().toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectErrorStream(true);
        builder.environment().keySet().removeAll(without);
        builder.environment().putAll(environment);
        try {
            return builder.start().toHandle();
        } catch (IOException cause) {
            throw new UncheckedIOException(command.get(0) + " cannot be started", cause);
        }
    }

    // A child that leads no process group becomes the session's leader and runs the program in its own place: same pid.
    private static List<String> inNewSession(List<String> command) {
        if (!Files.isExecutable(NEW_SESSION)) {
            return command;
        }
        var all = new ArrayList<String>();
        all.add(NEW_SESSION.toString());
        all.addAll(command);
        return all;
    }
}
