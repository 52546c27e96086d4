package dev.kubeone.model.manifest.beside;

import dev.kubeone.model.beside.FileRefusedException;
import dev.kubeone.model.beside.FilesBeside;
import dev.kubeone.model.manifest.HelmRelease;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.FreeMap;
import dev.kubeone.model.schema.YamlPath;
import dev.kubeone.model.schema.YamlTree;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks at every file that a manifest names, and tells what is wrong with it at the place where it is named. */
public final class FilesCheck {
    private static final int LARGEST_CHART_FILE = 256_000;

    private final FilesBeside files;
    private final Findings findings;

    public FilesCheck(FilesBeside files, Findings findings) {
        this.files = files;
        this.findings = findings;
    }

    public void check(KubeOneCluster cluster) {
        NamedFile.of(cluster).stream()
                .filter(file -> !findings.unread(file.field()))
                .forEach(this::check);
        charts(cluster.helmReleases());
        String addons = cluster.addons() != null && cluster.addons().enable()
                ? cluster.addons().path()
                : "";
        if (!addons.isEmpty() && !findings.unread("addons.path")) {
            refusable("addons.path", addons, () -> secretsShown(files.folder(addons)));
        }
    }

    private void secretsShown(List<String> names) {
        if (!names.isEmpty()) {
            findings.warning(
                    "addons.path",
                    "holds a Secret in " + String.join(", ", names)
                            + ", and histories keep addons as they are: whoever reads histories reads it; let something in"
                            + " the cluster make that Secret instead");
        }
    }

    /** A chart that neither a repository nor a URL gives is a folder beside the manifest. */
    private void charts(List<HelmRelease> releases) {
        for (int i = 0; i < releases.size(); i++) {
            HelmRelease release = releases.get(i);
            String field = "helmReleases[" + i + "].chart";
            boolean local = !release.chart().isEmpty()
                    && release.repoURL().isEmpty()
                    && release.chartURL().isEmpty();
            if (local && !findings.unread(field) && !findings.unread("helmReleases[" + i + "].repoURL")) {
                String chart = release.chart() + "/Chart.yaml";
                refusable(field, chart, () -> files.read(chart, LARGEST_CHART_FILE));
            }
        }
    }

    private void check(NamedFile file) {
        refusable(
                file.field(),
                file.path(),
                () -> files.read(file.path(), file.kind().largest()).ifPresent(bytes -> content(file, bytes)));
    }

    private void refusable(String field, String path, Runnable look) {
        try {
            look.run();
        } catch (FileRefusedException refused) {
            findings.problem(field, path + " " + refused.getMessage(), refused.hint());
        }
    }

    private void content(NamedFile file, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (!file.kind().holds(text)) {
                findings.problem(
                        file.field(), file.path() + " is not " + file.kind().expects(), "");
            } else if (file.kind() == FileKind.HELM_VALUES && holdsSecrets(text)) {
                findings.warning(
                        file.field(),
                        file.path() + " holds what looks like a secret, and histories keep the file as it is; write"
                                + " that value under inline, where it is sealed");
            }
        } catch (CharacterCodingException notUtf8) {
            findings.problem(file.field(), file.path() + " is not UTF-8 text", "Save it as UTF-8");
        }
    }

    private static boolean holdsSecrets(String text) {
        AtomicInteger secrets = new AtomicInteger();
        Findings own = new Findings(secret -> "sealed:" + secrets.incrementAndGet());
        YamlTree.parse(text, own).ifPresent(root -> new FreeMap().read(root, YamlPath.ROOT, own));
        return secrets.get() > 0;
    }
}
