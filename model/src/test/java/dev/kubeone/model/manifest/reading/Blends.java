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

/** Good manifests nobody wrote, made at random from those of the tests and the examples. */
final class Blends {
    private static final List<String> CORPUS = corpus();
    private static final List<String> GOOD = CORPUS.stream()
            .filter(text -> ManifestReader.read(text, "f").good())
            .toList();

    private Blends() {}

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

    private static String pick(Random random, List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
