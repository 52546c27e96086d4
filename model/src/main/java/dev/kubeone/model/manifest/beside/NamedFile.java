package dev.kubeone.model.manifest.beside;

import dev.kubeone.model.manifest.Features;
import dev.kubeone.model.manifest.HelmRelease;
import dev.kubeone.model.manifest.KubeOneCluster;
import java.util.ArrayList;
import java.util.List;

/**
 * A file beside a manifest that the manifest asks for.
 *
 * @param field where the manifest names it: {@code certificateAuthority.file}; the file is known by this from then on
 * @param path as it stands there
 * @param kind what it must be
 */
public record NamedFile(String field, String path, FileKind kind) {
    public static final String CERTIFICATES = "certificateAuthority.file";

    /** Certificates that stand in the manifest itself travel like those of a file. */
    public static final String BUNDLE = "certificateAuthority.bundle";

    public static final String AUDIT_POLICY = "features.staticAuditLog.config.policyFilePath";
    public static final String EVENT_RATE_LIMIT = "features.eventRateLimit.config.configFilePath";
    public static final String POD_NODE_SELECTOR = "features.podNodeSelector.config.configFilePath";

    /** Every file that is needed for what is switched on, in a fixed order. */
    public static List<NamedFile> of(KubeOneCluster cluster) {
        List<NamedFile> files = new ArrayList<>();
        add(files, CERTIFICATES, cluster.certificateAuthority().file(), FileKind.CERTIFICATES);
        Features features = cluster.features();
        if (features.staticAuditLog().enable()) {
            add(files, AUDIT_POLICY, features.staticAuditLog().config().policyFilePath(), FileKind.AUDIT_POLICY);
        }
        if (features.eventRateLimit().enable()) {
            String path = features.eventRateLimit().config().configFilePath();
            add(files, EVENT_RATE_LIMIT, path, FileKind.EVENT_RATE_LIMIT);
        }
        if (features.podNodeSelector().enable()) {
            String path = features.podNodeSelector().config().configFilePath();
            add(files, POD_NODE_SELECTOR, path, FileKind.POD_NODE_SELECTOR);
        }
        values(cluster, files);
        return List.copyOf(files);
    }

    /** The name of the file with values of a Helm release. */
    public static String helmValues(int release, int values) {
        return "helmReleases[" + release + "].values[" + values + "].valuesFile";
    }

    private static void values(KubeOneCluster cluster, List<NamedFile> files) {
        for (int r = 0; r < cluster.helmReleases().size(); r++) {
            List<HelmRelease.HelmValues> values = cluster.helmReleases().get(r).values();
            for (int v = 0; v < values.size(); v++) {
                add(files, helmValues(r, v), values.get(v).valuesFile(), FileKind.HELM_VALUES);
            }
        }
    }

    private static void add(List<NamedFile> files, String field, String path, FileKind kind) {
        if (!path.isEmpty()) {
            files.add(new NamedFile(field, path, kind));
        }
    }
}
