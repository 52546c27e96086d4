package dev.kubeone.hosts;

import java.time.Duration;
import java.util.Map;

/**
 * A short command.
 *
 * @param name what it is called in messages and by simulated hosts: "observe"
 * @param script a bash script; goes over stdin, never into a command line
 * @param environment variables of the script; the only way in
 * @param timeout after which it is given up and killed
 */
public record Command(String name, String script, Map<String, String> environment, Duration timeout) {
    public Command {
        environment = Map.copyOf(environment);
    }
}
