package dev.kubeone.model.manifest.reading;

import dev.kubeone.model.golden.ReadingCases;
import dev.kubeone.model.manifest.reference.ManifestExample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Manifests nobody wrote, made at random from those of the tests and the examples. */
final class Mutations {
    private static final List<String> CORPUS = corpus();
    private static final List<String> GOOD = CORPUS.stream()
            .filter(text -> ManifestReader.read(text, "f").good())
            .toList();
    private static final List<String> FRAGMENTS = List.of(
            "[",
            "]",
            "{",
            "}",
            ": ",
            "- ",
            "&a ",
            "*a",
            "<<: *a\n",
            "!!binary ",
            "!x ",
            "|\n",
            ">\n",
            "\"",
            "'",
            "\n",
            "\t",
            "? ",
            "---\n",
            "...\n",
            "%YAML 1.2\n",
            "null",
            "~",
            "0",
            "-1",
            "99999999999999999999",
            "1e9",
            ".nan",
            "0x10",
            "true",
            "#",
            "\\",
            "\u0000",
            "\uFEFF",
            "\uD800",
            "\uD83D\uDE00",
            "\u2028",
            "[]",
            "{}",
            "\"\"",
            "  ",
            "@",
            "`",
            "env:",
            "10.0.0.0/33",
            "::",
            "v1.34.4",
            "::/0",
            "/",
            "a/b/c",
            "*",
            "https://",
            "http://[",
            "http://a:99999");

    private Mutations() {}

    private static List<String> corpus() {
        List<String> texts = new ArrayList<>();
        for (Path folder : List.of(ReadingCases.ROOT, Path.of("../docs/examples"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".yaml"))
                        .sorted()
                        .toList()) {
                    texts.add(Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        texts.add(ManifestExample.full());
        texts.add(ManifestExample.full().replaceAll("(?m)^#(?! \\\\S)", ""));
        return texts;
    }

    /** Two good manifests in one: some blocks of the second take the place of those of the first. Good, as often as not. */
    static String blend(Random random) {
        Map<String, Object> blend = blocks(pick(random, GOOD));
        blocks(pick(random, GOOD)).forEach((name, block) -> {
            if (random.nextInt(3) > 0) {
                blend.put(name, block);
            }
        });
        return new Yaml().dump(blend);
    }

    private static Map<String, Object> blocks(String text) {
        Map<String, Object> blocks = new LinkedHashMap<>();
        Map<?, ?> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        document.forEach((name, block) -> blocks.put(String.valueOf(name), block));
        return blocks;
    }

    /** A manifest, good or bad, that has been cut, doubled, spliced and sprinkled. */
    static String mutated(Random random) {
        StringBuilder text = new StringBuilder(pick(random, CORPUS));
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(20));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, text.substring(from, to));
                case 2 -> text.insert(from, pick(random, FRAGMENTS));
                case 3 -> text.replace(from, to, pick(random, FRAGMENTS));
                default -> splice(text, from, random);
            }
        }
        return text.toString();
    }

    private static void splice(StringBuilder text, int at, Random random) {
        String other = pick(random, CORPUS);
        int from = random.nextInt(other.length());
        text.insert(at, other, from, Math.min(other.length(), from + random.nextInt(200)));
    }

    private static String pick(Random random, List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
