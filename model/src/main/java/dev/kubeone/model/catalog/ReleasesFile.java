package dev.kubeone.model.catalog;

import dev.kubeone.model.schema.AnyText;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.ListOf;
import dev.kubeone.model.schema.Shape;
import dev.kubeone.model.schema.Text;
import dev.kubeone.model.schema.UnknownFields;
import dev.kubeone.model.schema.YamlPath;
import dev.kubeone.model.schema.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the catalog's file of Kubernetes releases. A fault in it is a fault of the build. */
final class ReleasesFile {
    private static final UnknownFields REFUSED =
            (path, name, key, known, findings) -> findings.problem(path, key, "is not a field of the catalog", "");

    private static final Field<String> MINOR = text("minor");
    private static final Field<String> NEWEST = text("newest");
    private static final Field<String> KUBEADM_API = text("kubeadmApi");
    private static final Field<String> PAUSE = text("pause");
    private static final Field<String> ETCD = text("etcd");
    private static final Field<String> CORE_DNS = text("coreDns");
    private static final Shape<KubernetesRelease> RELEASE = new Shape<>(
            "release",
            REFUSED,
            v -> new KubernetesRelease(
                    v.get(MINOR), v.get(NEWEST), v.get(KUBEADM_API), v.get(PAUSE), v.get(ETCD), v.get(CORE_DNS)),
            MINOR,
            NEWEST,
            KUBEADM_API,
            PAUSE,
            ETCD,
            CORE_DNS);
    private static final Field<List<KubernetesRelease>> RELEASES =
            Field.of("releases", new ListOf<>(RELEASE), "").must();
    private static final Shape<KubernetesReleases> FILE =
            new Shape<>("catalog", REFUSED, v -> new KubernetesReleases(v.get(RELEASES)), RELEASES);

    private ReleasesFile() {}

    static KubernetesReleases read(String resource) {
        Findings findings = new Findings();
        KubernetesReleases releases = YamlTree.parse(content(resource), findings)
                .map(root -> FILE.read(root, YamlPath.ROOT, findings))
                .orElseGet(FILE::empty);
        if (!findings.problems().isEmpty()) {
            throw new IllegalStateException(resource + ": " + findings.problems());
        }
        return releases;
    }

    private static String content(String resource) {
        try (InputStream stream = ReleasesFile.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing in this build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    /** The catalog is ours: what it says is taken as it is. */
    private static Field<String> text(String name) {
        return Field.of(name, new Text(new AnyText()), "").must();
    }
}
