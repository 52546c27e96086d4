package dev.kubeone.activities.render;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.manifest.Features;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.beside.NamedFile;
import dev.kubeone.workflows.messages.NamedFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Files on control planes that the API server's flags name. Each must be there before the server starts. */
public final class ControlPlaneFiles {
    /** Where the API server's pod finds what configures its admission plugins. */
    static final String ADMISSION = "/etc/kubernetes/kubeone/admission";

    static final String ADMISSION_CONFIG = ADMISSION + "/config.yaml";

    private static final String EVENT_RATE_LIMIT = "event-rate-limit.yaml";
    private static final String POD_NODE_SELECTOR = "pod-node-selector.yaml";

    private ControlPlaneFiles() {}

    /**
     * One of them.
     *
     * @param input the script's name for its content
     * @param content the text, or what stands for it in a step's inputs
     * @param digest SHA-256 of the text in hex
     */
    public record HostFile(String input, String path, String content, String digest) {
        private static HostFile written(String input, String path, String text) {
            return new HostFile(input, path, text, NamedFiles.digest(text));
        }

        private static HostFile named(String input, String path, String field, NamedFiles files) {
            return new HostFile(input, path, files.reference(field), files.digestOf(field));
        }
    }

    /** Those that the manifest asks for. */
    public static List<HostFile> of(KubeOneCluster manifest, NamedFiles files) {
        var list = new ArrayList<HostFile>();
        var log = manifest.features().staticAuditLog();
        if (log.enable()) {
            list.add(
                    log.config().policyFilePath().isEmpty()
                            ? HostFile.written("AUDIT_POLICY", AuditPolicy.PATH, AuditPolicy.text())
                            : HostFile.named("AUDIT_POLICY", AuditPolicy.PATH, NamedFile.AUDIT_POLICY, files));
        }
        if (admission(manifest.features())) {
            list.add(HostFile.written("ADMISSION_CONFIG", ADMISSION_CONFIG, admissionConfig(manifest.features())));
        }
        if (manifest.features().eventRateLimit().enable()) {
            var path = ADMISSION + "/" + EVENT_RATE_LIMIT;
            list.add(HostFile.named("EVENT_RATE_LIMIT", path, NamedFile.EVENT_RATE_LIMIT, files));
        }
        if (manifest.features().podNodeSelector().enable()) {
            var path = ADMISSION + "/" + POD_NODE_SELECTOR;
            list.add(HostFile.named("POD_NODE_SELECTOR", path, NamedFile.POD_NODE_SELECTOR, files));
        }
        return list;
    }

    /** Their contents as inputs of a step that makes or moves a control plane. */
    public static Map<String, String> inputs(Wanted wanted) {
        var inputs = new TreeMap<String, String>();
        of(wanted.manifest(), wanted.files()).forEach(file -> inputs.put(file.input(), file.content()));
        return inputs;
    }

    /** Where any of them may be, for those who look at hosts. */
    public static List<String> paths() {
        return List.of(
                AuditPolicy.PATH,
                ADMISSION_CONFIG,
                ADMISSION + "/" + EVENT_RATE_LIMIT,
                ADMISSION + "/" + POD_NODE_SELECTOR);
    }

    /** Whether an admission plugin has a configuration. */
    static boolean admission(Features features) {
        return features.eventRateLimit().enable() || features.podNodeSelector().enable();
    }

    private static String admissionConfig(Features features) {
        var plugins = new ArrayList<Map<String, Object>>();
        if (features.eventRateLimit().enable()) {
            plugins.add(plugin("EventRateLimit", EVENT_RATE_LIMIT));
        }
        if (features.podNodeSelector().enable()) {
            plugins.add(plugin("PodNodeSelector", POD_NODE_SELECTOR));
        }
        return Yaml.documents(List.of(Yaml.fields()
                .put("apiVersion", "apiserver.config.k8s.io/v1")
                .put("kind", "AdmissionConfiguration")
                .put("plugins", plugins)
                .map()));
    }

    /** Paths are relative to the file that they stand in. */
    private static Map<String, Object> plugin(String name, String file) {
        return Yaml.fields().put("name", name).put("path", file).map();
    }
}
