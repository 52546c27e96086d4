package dev.kubeone.client.local;

import dev.kubeone.client.console.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where the local mode keeps its things, after the XDG base directory specification.
 *
 * @param state the database, logs, and what runs
 * @param cache what can be fetched again
 */
record LocalFolders(Path state, Path cache) {

    static LocalFolders of(Surroundings around) {
        return new LocalFolders(
                base(around, "XDG_STATE_HOME", ".local/state"), base(around, "XDG_CACHE_HOME", ".cache"));
    }

    Path database() {
        return state.resolve("temporal.db");
    }

    Path record(String name) {
        return state.resolve(name + ".properties");
    }

    Path log(String name) {
        return state.resolve("logs").resolve(name + ".log");
    }

    Path lock() {
        return state.resolve("local.lock");
    }

    Path program() {
        return cache.resolve("bin").resolve("temporal");
    }

    /** Makes the folders, readable by their owner alone: histories name hosts and people. */
    void make() {
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        try {
            Files.createDirectories(state.resolve("logs"), mine);
            Files.createDirectories(cache.resolve("bin"), mine);
        } catch (IOException cause) {
            throw new UncheckedIOException("the folder " + state + " cannot be made", cause);
        }
    }

    private static Path base(Surroundings around, String variable, String underHome) {
        var named = around.environment(variable);
        // The specification says to ignore relative paths.
        var base = named.startsWith("/") ? Path.of(named) : Path.of(System.getProperty("user.home"), underHome);
        return base.resolve("kubeone");
    }
}
