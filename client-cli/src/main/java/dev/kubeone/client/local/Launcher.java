package dev.kubeone.client.local;

import dev.kubeone.client.console.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The worker's launcher that lies beside this client's. */
final class Launcher {
    private Launcher() {}

    /** Found through the system property {@code kubeone.home}, which our launcher sets, or {@code KUBEONE_HOME}. */
    static Optional<Path> worker(Surroundings around) {
        var home = System.getProperty("kubeone.home", around.environment("KUBEONE_HOME"));
        return home.isEmpty()
                ? Optional.empty()
                : Optional.of(Path.of(home, "bin", "kubeone-worker")).filter(Files::isExecutable);
    }
}
