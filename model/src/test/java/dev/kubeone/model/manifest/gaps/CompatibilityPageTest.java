package dev.kubeone.model.manifest.gaps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.golden.Golden;
import dev.kubeone.model.manifest.fields.UpstreamFields;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CompatibilityPageTest {
    /** Fails when the page is out of date; {@code -Dgolden.update=true} writes it anew. */
    @Test
    void thePublishedPageIsWhatTheListSays() throws IOException {
        Golden.check(Path.of("../docs/compatibility.md"), CompatibilityPage.text());
    }

    @Test
    void everyGapIsAFieldOfTheManifest() {
        assertThat(Gaps.all())
                .allSatisfy(gap ->
                        assertThat(UpstreamFields.leaves()).as(gap.path()).anyMatch(gap::covers));
    }

    @Test
    void everyLeafFieldIsCarriedOutOrListed() {
        long all = UpstreamFields.leaves().size();
        long gaps = CompatibilityPage.listed().size();
        long ignored =
                UpstreamFields.leaves().stream().filter(UpstreamFields::ignored).count();
        int carried = CompatibilityPage.carriedOut().size();
        System.out.printf(
                "%d of %d leaf fields are carried out, %d are read and listed, %d are ignored%n",
                carried, all, gaps, ignored);

        assertThat(carried + gaps + ignored).isEqualTo(all);
    }
}
