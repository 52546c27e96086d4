package dev.kubeone.model.manifest.reference;

import dev.kubeone.model.manifest.fields.ClusterFields;
import dev.kubeone.model.schema.Shape;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Manifests to start from, with comments, written from the field tables. */
public final class ManifestExample {
    /** Fields of the least manifest that somebody would really use. */
    private static final Set<String> LEAST = Set.of(
            "apiVersion",
            "kind",
            "name",
            "controlPlane.hosts[].publicAddress",
            "controlPlane.hosts[].sshUsername",
            "controlPlane.hosts[].sshPrivateKeyFile",
            "controlPlane.hosts[].hostname",
            "apiEndpoint.host",
            "apiEndpoint.port",
            "cloudProvider.none",
            "versions.kubernetes",
            "clusterNetwork.cni.external");

    private static final String HEAD = """
            # A KubeOneCluster manifest. Check it with: kubeone-client validate -m FILE
            """;

    private static final String HEAD_FULL = """
            # A KubeOneCluster manifest with every field there is. Take the # away at the very beginning of lines to use them;
            # some fields exclude each other. Check it with: kubeone-client validate -m FILE
            """;

    private ManifestExample() {}

    /** The least manifest. */
    public static String least() {
        return text(HEAD, ClusterFields.SHAPE, ManifestExample::inLeast, false);
    }

    /** Every field, those of the least manifest in use. */
    public static String full() {
        return text(HEAD_FULL, ClusterFields.SHAPE, ManifestExample::inLeast, true);
    }

    private static String text(String head, Shape<?> shape, Predicate<String> used, boolean unused) {
        List<String> lines = new ExampleLines(used, unused).of(shape);
        return head + "\n" + String.join("\n", lines) + "\n";
    }

    private static boolean inLeast(String pattern) {
        return LEAST.stream()
                .anyMatch(path ->
                        path.equals(pattern) || path.startsWith(pattern + ".") || path.startsWith(pattern + "["));
    }
}
