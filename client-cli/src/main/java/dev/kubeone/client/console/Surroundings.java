package dev.kubeone.client.console;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What a command sees of the process around it; tests give their own.
 *
 * @param inputIsTerminal whether a person can be asked
 * @param outputIsTerminal whether lines may change in place
 * @param directory the working directory
 */
public record Surroundings(
        PrintStream out,
        PrintStream err,
        BufferedReader in,
        boolean inputIsTerminal,
        boolean outputIsTerminal,
        Map<String, String> environment,
        Path directory,
        Clock clock) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** The surroundings of this process. */
    public static Surroundings ofProcess() {
        return new Surroundings(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                new BufferedReader(
                        new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8)),
                StandardStreams.isTerminal(0),
                StandardStreams.isTerminal(1),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Clock.systemUTC());
    }

    /** The variable's value, or "" if it is not set. */
    public String environment(String name) {
        return environment.getOrDefault(name, "");
    }

    /** The person at the keyboard as other people read it: {@code user@machine}. */
    public String who() {
        var user = System.getProperty("user.name", "unknown");
        return user + "@" + HostName.of(environment);
    }

    // The terminal's own encoding may be ASCII in a bare container; plans carry names that are not.
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
