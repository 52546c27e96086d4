package dev.kubeone.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Every script of the checkout, found by its name or its first line, passes shellcheck. */
class ScriptsTest {
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".mvn", "node_modules");
    private static final Set<String> NOT_OUR_FILES = Set.of("mvnw");

    @Test
    void allScriptsPassShellcheck() throws IOException {
        var scripts = scripts();
        assertThat(scripts).hasSizeGreaterThan(20);
        Assumptions.assumeTrue(shellcheckIsThere(), () -> {
            var text = "*** NOT TESTED: " + scripts.size() + " shell scripts, because shellcheck is not installed";
            System.err.println(text);
            return text;
        });
        var command = new ArrayList<>(List.of("shellcheck", "-x", "-P", Checkout.ROOT.toString()));
        scripts.forEach(script -> command.add(script.toString()));

        var ended = Program.run(Map.of(), command.toArray(String[]::new));

        assertThat(ended.code()).as(ended.output()).isZero();
    }

    private static boolean shellcheckIsThere() {
        return Program.run(Map.of(), "sh", "-c", "command -v shellcheck").code() == 0;
    }

    private static List<Path> scripts() throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(Checkout.ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && isScript(file)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found.stream().sorted().toList();
    }

    private static boolean isScript(Path file) throws IOException {
        var name = file.getFileName().toString();
        if (NOT_OUR_FILES.contains(name)) {
            return false;
        }
        return name.endsWith(".sh") || (!name.contains(".") && firstLine(file).matches("#!.*\\b(ba)?sh"));
    }

    private static String firstLine(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            var start = new String(stream.readNBytes(64), StandardCharsets.ISO_8859_1);
            return start.split("\n", 2)[0];
        }
    }
}
