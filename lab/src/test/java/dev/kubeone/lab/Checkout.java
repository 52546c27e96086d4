package dev.kubeone.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where things lie in this checkout. */
final class Checkout {
    static final Path ROOT = root();
    static final Path LAB = ROOT.resolve("lab/lab");
    static final Path CLIENT = ROOT.resolve("target/kubeone/bin/kubeone-client");
    static final Path WORKER = ROOT.resolve("target/kubeone/bin/kubeone-worker");

    private Checkout() {}

    /** The program of the Temporal server, brought if it is not there (up to some minutes). */
    static Path temporal() {
        var script = ROOT.resolve("lab/lib/temporal.sh").toString();
        var lines = Program.run(Map.of(), script)
                .mustSucceed()
                .output()
                .strip()
                .lines()
                .toList();
        return Path.of(lines.get(lines.size() - 1));
    }

    /** A folder for what a test leaves behind: logs, manifests, the server's database. */
    static Path outputs() {
        try {
            return Files.createDirectories(ROOT.resolve("lab/target/e2e"));
        } catch (IOException e) {
            throw new UncheckedIOException("making the folder for outputs", e);
        }
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
