package dev.kubeone.model.manifest.comparing;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The list of what changes mean, from {@code meanings.yaml}. */
final class Meanings {
    private static final Meaning UNKNOWN = new Meaning(
            "", null, Effect.OBJECTS, "What this means is not written down here; a plan shows what would be done.");

    private final List<Meaning> meanings;

    private Meanings(List<Meaning> meanings) {
        this.meanings = List.copyOf(meanings);
    }

    static Meanings bundled() {
        return Bundled.MEANINGS;
    }

    /** The meaning with the longest path, and of those the one for just this change. */
    Meaning of(String pattern, Change change) {
        return find(pattern, change).orElse(UNKNOWN);
    }

    Optional<Meaning> find(String pattern, Change change) {
        return meanings.stream()
                .filter(meaning -> meaning.isOf(pattern, change))
                .max(Comparator.comparingInt((Meaning meaning) -> meaning.path().length())
                        .thenComparing(meaning -> meaning.change() != null));
    }

    /** Read at first use, not when the class is first named. */
    private static final class Bundled {
        static final Meanings MEANINGS = read();

        private static Meanings read() {
            try (InputStream stream = Meanings.class.getResourceAsStream("meanings.yaml")) {
                return new Meanings(new YAMLMapper().readValue(stream, new TypeReference<List<Meaning>>() {}));
            } catch (IOException e) {
                throw new UncheckedIOException("meanings.yaml cannot be read", e);
            }
        }
    }
}
