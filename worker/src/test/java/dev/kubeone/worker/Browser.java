package dev.kubeone.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A headless Chromium that looks at one page at a time. */
final class Browser {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    /** Alone on the machine and quiet: it asks nobody but the page. */
    private static final List<String> ALWAYS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--window-size=1600,1600",
            "--virtual-time-budget=20000");

    private final Path folder;

    private Browser(Path folder) {
        this.folder = folder;
    }

    /** The browser, or the test is skipped, saying so where nobody can miss it. */
    static Browser in(Path folder) {
        if (!Files.isExecutable(PROGRAM)) {
            var message = "SKIPPED: there is no " + PROGRAM + "; nobody has looked at the Web UI";
            System.err.println("\n*** " + message + " ***\n");
            Assumptions.abort(message);
        }
        return new Browser(folder);
    }

    /** What the page holds after its scripts have run. */
    String content(String url) {
        return run("content.html", "--dump-dom", url);
    }

    void picture(String url, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("picture.log", "--screenshot=" + file.toAbsolutePath(), url);
    }

    private String run(String output, String what, String url) {
        var file = folder.resolve(output);
        var command = new ArrayList<String>();
        command.add(PROGRAM.toString());
        command.addAll(ALWAYS);
        command.add("--user-data-dir=" + folder.resolve("profile-" + output));
        command.add(what);
        command.add(url);
        var process = Processes.start(file, Map.of(), command.toArray(String[]::new));
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                Processes.kill(process);
                throw new AssertionError("the browser did not end; it said " + Files.readString(file));
            }
            return Files.readString(file);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
