package dev.kubeone.model.manifest.fields;

import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.Nearest;
import dev.kubeone.model.schema.UnknownFields;
import dev.kubeone.model.schema.YamlPath;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;

/** Tells fields that KubeOne has and we have not yet from fields that nobody has. */
final class UnsupportedFields implements UnknownFields {
    static final UnknownFields INSTANCE = new UnsupportedFields();

    /** Where root fields of old versions, or fields that look as if they were root fields, belong. */
    private static final Map<String, String> MOVED = Map.of(
            "hosts", "controlPlane.hosts",
            "workers", "staticWorkers.hosts",
            "podSubnet", "clusterNetwork.podSubnet",
            "serviceSubnet", "clusterNetwork.serviceSubnet",
            "kubernetes", "versions.kubernetes",
            "cni", "clusterNetwork.cni",
            "metricsServer", "features.metricsServer");

    private UnsupportedFields() {}

    @Override
    public void found(YamlPath path, String name, Node key, List<String> known, Findings findings) {
        if (UpstreamFields.ignored(path.pattern())) {
            findings.warning(path, key, "is ignored, as KubeOne ignores it");
        } else if (UpstreamFields.has(path.pattern())) {
            findings.problem(path, key, "is a field of KubeOne's manifest that is not supported yet", "Take it out");
        } else {
            findings.problem(path, key, "is not a field of the manifest", hint(path, name, known));
        }
    }

    private static String hint(YamlPath path, String name, List<String> known) {
        return Nearest.to(name, known)
                .map(Nearest::didYouMean)
                .orElseGet(() ->
                        path.text().equals(name) && MOVED.containsKey(name) ? Nearest.didYouMean(MOVED.get(name)) : "");
    }
}
