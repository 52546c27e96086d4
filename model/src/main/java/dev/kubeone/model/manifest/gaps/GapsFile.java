package dev.kubeone.model.manifest.gaps;

import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Choice;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.ListOf;
import dev.kubeone.model.schema.Shape;
import dev.kubeone.model.schema.Text;
import dev.kubeone.model.schema.UnknownFields;
import dev.kubeone.model.schema.YamlPath;
import dev.kubeone.model.schema.YamlTree;
import dev.kubeone.model.schema.YesNo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the list of gaps. A fault in it is a fault of the build. */
final class GapsFile {
    private static final String NAME = "gaps.yaml";
    private static final UnknownFields REFUSED =
            (path, name, key, known, findings) -> findings.problem(path, key, "is not a field of the list", "");

    private static final Field<String> PATH = text("path");
    private static final Field<String> EFFECT =
            Field.of("effect", new Choice(List.of("blocks", "warns")), "").must();
    private static final Field<Boolean> DEFAULT_HAPPENS =
            Field.of("defaultHappens", new YesNo(), "").or(false);
    private static final Field<String> REASON = text("reason");
    private static final Field<String> INSTEAD = text("instead");
    private static final Shape<Gap> GAP = new Shape<>(
            "gap",
            REFUSED,
            v -> new Gap(v.get(PATH), effect(v.get(EFFECT)), v.get(DEFAULT_HAPPENS), v.get(REASON), v.get(INSTEAD)),
            PATH,
            EFFECT,
            DEFAULT_HAPPENS,
            REASON,
            INSTEAD);
    private static final Field<List<Gap>> GAPS =
            Field.of("gaps", new ListOf<>(GAP), "").must();
    private static final Shape<List<Gap>> FILE = new Shape<>("gaps", REFUSED, v -> v.get(GAPS), GAPS);

    private GapsFile() {}

    static List<Gap> read() {
        Findings findings = new Findings();
        List<Gap> gaps = YamlTree.parse(content(), findings)
                .map(root -> FILE.read(root, YamlPath.ROOT, findings))
                .orElseGet(List::of);
        if (!findings.problems().isEmpty()) {
            throw new IllegalStateException(NAME + ": " + findings.problems());
        }
        return gaps;
    }

    private static Gap.Effect effect(String word) {
        return word.equals("blocks") ? Gap.Effect.blocks : Gap.Effect.warns;
    }

    private static Field<String> text(String name) {
        return Field.of(name, new Text(TextCheck.ANY), "").must();
    }

    private static String content() {
        try (InputStream stream = GapsFile.class.getResourceAsStream(NAME)) {
            if (stream == null) {
                throw new IllegalStateException(NAME + " is missing in this build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(NAME + " cannot be read", e);
        }
    }
}
