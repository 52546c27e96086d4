package dev.kubeone.model.manifest.reference;

import dev.kubeone.model.golden.Golden;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ManifestReferenceTest {
    /** Fails when the page is out of date; {@code -Dgolden.update=true} writes it anew. */
    @Test
    void thePublishedReferenceIsWhatTheTablesSay() throws IOException {
        Golden.check(Path.of("../docs/manifest.md"), ManifestReference.text());
    }
}
