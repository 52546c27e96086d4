package dev.kubeone.model.manifest.reference;

import dev.kubeone.model.catalog.KubernetesReleases;
import dev.kubeone.model.manifest.fields.ClusterFields;
import dev.kubeone.model.manifest.rules.Rule;
import dev.kubeone.model.manifest.rules.Rules;
import dev.kubeone.model.schema.Block;
import dev.kubeone.model.schema.Choice;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.ListOf;
import dev.kubeone.model.schema.MapOf;
import dev.kubeone.model.schema.Shape;
import dev.kubeone.model.schema.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes the reference of the manifest as Markdown. */
public final class ManifestReference {
    private static final String HEAD = """
            # The manifest

            <!-- Written by ManifestReferenceTest from the field tables in dev.kubeone.model.manifest.fields. Do not edit. -->

            One YAML file describes one cluster. Fields, types and defaults are those of KubeOne's
            `kubeone.k8c.io/v1beta2`; `packageSources`, `drain`, `upgrade` and `sshPrivateKeyPassphrase` are our own.
            Unknown fields, fields that stand twice, wrong types and broken rules are errors, and all of them are told at
            once with file, line, column and path. What is read but not carried out yet is listed in
            [compatibility](compatibility.md), and `validate` and the plan say so; fields that KubeOne itself ignores
            give a warning.

            `kubeone-client config print` writes a manifest to start from, `config print --full` one with every field,
            and `config schema` a JSON Schema for editors, which is also [here](schema/kubeone.k8c.io-v1beta2.json).

            Ready-made manifests: [one host](examples/kubeone-minimal.yaml),
            [three control planes and a worker](examples/kubeone-ha.yaml),
            [an air gap](examples/kubeone-airgap.yaml).

            Supported Kubernetes releases: {releases}.

            *since* is the first version of the manifest that could say it, perhaps
            [under another name](migrating.md); *ours* is not a field of KubeOne.

            Conventions: an empty text or `null` is the same as leaving the field out, but for `taints: []`, which
            means no taints. YAML anchors, aliases and `<<` work. A *secret reference* is `env:NAME` (a variable of the
            worker), `file:PATH` (a file of the worker) or `beside:PATH` (a file [beside the manifest](files.md)); of a
            secret itself the client makes one, see [credentials](credentials.md). A *duration* is written as `1h30m`, a
            *quantity* as `200m` or `512Mi`.
            """;

    private final StringBuilder text = new StringBuilder();
    private final List<Section> open = new ArrayList<>();

    /** What fields of the same name are, anywhere. */
    private final Map<String, Set<String>> meanings = new HashMap<>();

    private ManifestReference() {}

    /** The whole page. */
    public static String text() {
        ManifestReference reference = new ManifestReference();
        String releases = String.join(", ", KubernetesReleases.bundled().minors());
        reference.text.append(HEAD.replace("{releases}", releases));
        reference.meanings(ClusterFields.SHAPE);
        reference.sections();
        reference.rules();
        return reference.text.toString();
    }

    private void meanings(Shape<?> shape) {
        for (Field<?> field : shape.fields()) {
            meanings.computeIfAbsent(field.name(), none -> new HashSet<>()).add(field.meaning());
            Shape<?> below = Shape.in(field.type());
            if (below != null) {
                meanings(below);
            }
        }
    }

    private void sections() {
        open.add(new Section("", ClusterFields.SHAPE));
        while (!open.isEmpty()) {
            section(open.remove(0));
        }
    }

    private void section(Section section) {
        text.append("\n## ")
                .append(section.path().isEmpty() ? "The top" : "`" + section.path() + "`")
                .append("\n\n");
        text.append(
                "| field | type | default | must be | meaning | since | example |\n|---|---|---|---|---|---|---|\n");
        List<Section> below = new ArrayList<>();
        for (Field<?> field : section.shape().fields()) {
            row(section.path(), field);
            below(section.path(), field).forEach(below::add);
        }
        open.addAll(0, below);
    }

    private void row(String path, Field<?> field) {
        text.append("| ").append(code(field.name()));
        cell(field.type().label());
        cell(field.required() ? "**required**" : defaultOf(field));
        cell(mustBe(path, field));
        cell(field.meaning());
        cell(Since.version((path.isEmpty() ? "" : path.replace(".<key>", "{}") + ".") + field.name()));
        cell(example(path, field));
        text.append(" |\n");
    }

    private String mustBe(String path, Field<?> field) {
        String place = (path.isEmpty() ? "" : path.replaceAll("\\[]|\\.<key>", "") + ".") + field.name();
        boolean alone = meanings.get(field.name()).size() == 1;
        List<String> said = new ArrayList<>();
        if (isPlain(field.type())) {
            said.add(field.type().expects());
        }
        RuleMentions.of(place, alone).forEach(rule -> said.add("[rule " + rule + "](#rules-between-fields)"));
        return String.join("; ", said);
    }

    /** Of a block the way to its own table. */
    private static String example(String path, Field<?> field) {
        String example = ExampleValue.of(field);
        if (field.type() instanceof Block) {
            return "see `config print --full`";
        }
        return !example.isEmpty()
                ? code(example)
                : below(path, field).stream()
                        .map(section -> "[its fields](#" + section.anchor() + ")")
                        .findFirst()
                        .orElse("");
    }

    private void cell(String content) {
        text.append(" | ").append(content.replace("|", "\\|"));
    }

    private static String defaultOf(Field<?> field) {
        boolean literal = field.fallback() != null && field.defaultText().equals(String.valueOf(field.fallback()));
        return literal ? code(field.defaultText()) : field.defaultText();
    }

    private static String code(String value) {
        return "`" + value + "`";
    }

    /** Whether the type's label leaves anything to say. */
    private static boolean isPlain(Type<?> type) {
        boolean said = type instanceof Choice
                || type.expects().equals(type.label())
                || type.expects().endsWith("a text");
        return Shape.in(type) == null && !said;
    }

    private static List<Section> below(String path, Field<?> field) {
        Shape<?> shape = Shape.in(field.type());
        if (shape == null || shape.fields().isEmpty()) {
            return List.of();
        }
        String suffix = field.type() instanceof ListOf<?> ? "[]" : field.type() instanceof MapOf<?> ? ".<key>" : "";
        return List.of(new Section((path.isEmpty() ? "" : path + ".") + field.name() + suffix, shape));
    }

    private void rules() {
        text.append("\n## Rules between fields\n\n");
        for (int number = 1; number <= Rules.all().size(); number++) {
            Rule rule = Rules.all().get(number - 1);
            text.append(number).append(". ").append(rule.sentence()).append('\n');
        }
    }

    private record Section(String path, Shape<?> shape) {
        /** As Markdown viewers make it of the heading. */
        String anchor() {
            return path.replaceAll("[^A-Za-z0-9_-]", "").toLowerCase(Locale.ROOT);
        }
    }
}
