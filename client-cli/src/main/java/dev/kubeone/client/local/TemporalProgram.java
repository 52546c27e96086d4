package dev.kubeone.client.local;

import dev.kubeone.client.console.Surroundings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the {@code temporal} program, or brings it once. */
final class TemporalProgram {
    private final Surroundings around;
    private final LocalFolders folders;

    TemporalProgram(Surroundings around, LocalFolders folders) {
        this.around = around;
        this.folders = folders;
    }

    /** The program, or nothing where it can neither be found nor brought; why not has been said by then. */
    Optional<Path> get() {
        return cached().or(() -> onPath("temporal")).or(this::bring);
    }

    private Optional<Path> cached() {
        return Optional.of(folders.program()).filter(Files::isExecutable);
    }

    private Optional<Path> onPath(String program) {
        for (var folder : around.environment("PATH").split(File.pathSeparator)) {
            var candidate = folder.isEmpty() ? null : Path.of(folder, program);
            if (candidate != null && candidate.isAbsolute() && Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private Optional<Path> bring() {
        var err = around.err();
        if (!around.environment("KUBEONE_OFFLINE").isEmpty()) {
            err.println("KUBEONE_OFFLINE is set: the Temporal server is not fetched.");
            return Optional.empty();
        }
        return new TemporalDownload(around, folders.program())
                .fetch()
                .or(() -> onPath("go").flatMap(go -> new TemporalBuild(around, folders.program(), go).build()));
    }
}
