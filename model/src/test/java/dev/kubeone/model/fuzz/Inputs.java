package dev.kubeone.model.fuzz;

import dev.kubeone.model.manifest.migration.OldManifests;
import dev.kubeone.model.manifest.reference.ManifestExample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Inputs of a reader that are files: those people wrote, and those that are kept because they once failed or are odd. */
final class Inputs {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Path EXAMPLES = Path.of("../docs/examples");

    private Inputs() {}

    /** Where inputs are kept that are tried before all others. */
    static Path folder(Target target) {
        return RESOURCES.resolve("fuzz").resolve(target.title());
    }

    /** Those that are kept, in the order of their names. */
    static List<Path> kept(Target target) {
        return files(folder(target), "");
    }

    /** Keeps an input that failed. */
    static Path keep(Target target, byte[] input) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(input);
            String name = "failed-" + HexFormat.of().formatHex(digest).substring(0, 16);
            return Files.write(folder(target).resolve(name), input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What others are made from. */
    static List<byte[]> seeds(Target target) {
        List<byte[]> seeds = new ArrayList<>();
        kept(target).forEach(file -> seeds.add(content(file)));
        if (target == Target.TERRAFORM) {
            for (Path file : files(RESOURCES.resolve("terraform"), "outputs.json")) {
                seeds.add(content(file));
                seeds.add(chosen(2, content(file)));
            }
        } else {
            files(RESOURCES.resolve("manifest"), ".yaml").forEach(file -> seeds.add(content(file)));
            files(EXAMPLES, ".yaml").forEach(file -> seeds.add(content(file)));
            seeds.add(bytes(ManifestExample.full()));
        }
        if (target == Target.MIGRATION) {
            Random random = new Random(1);
            for (int i = 0; i < 50; i++) {
                seeds.add(chosen(random.nextInt(5), bytes(OldManifests.text(random))));
            }
        }
        return seeds;
    }

    private static byte[] chosen(int digit, byte[] input) {
        byte[] all = new byte[input.length + 1];
        all[0] = (byte) ('0' + digit);
        System.arraycopy(input, 0, all, 1, input.length);
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(
                            file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
