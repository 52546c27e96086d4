package dev.kubeone.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kubeone.activities.render.HostFiles;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;

/** An object of a manifest, as far as a model cares. */
record AppliedObject(String kind, String namespace, String name, String digest, boolean podNetwork) {
    private static final YAMLMapper YAML = new YAMLMapper();

    /** @throws OperatorException of kind KUBERNETES_API where the manifests could not be applied */
    static List<AppliedObject> parse(String manifests) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(manifests)) {
            return documents.readAll().stream()
                    .filter(JsonNode::isObject)
                    .map(AppliedObject::of)
                    .toList();
        } catch (IOException e) {
            throw refused("the manifests are not YAML");
        }
    }

    private static AppliedObject of(JsonNode document) {
        var metadata = document.path("metadata");
        var kind = document.path("kind").asText();
        var name = metadata.path("name").asText();
        if (kind.isEmpty() || name.isEmpty()) {
            throw refused("an object has no kind or no name");
        }
        var text = document.toString();
        // What puts a network on a node writes its configuration there.
        var podNetwork = kind.equals("DaemonSet") && text.contains("/etc/cni/net.d");
        var namespace = metadata.path("namespace").asText("default");
        return new AppliedObject(kind, namespace, name, HostFiles.digest(text), podNetwork);
    }

    String key() {
        return kind + " " + namespace + "/" + name;
    }

    /** A record with these objects in it. */
    static ClusterRecord into(ClusterRecord record, List<AppliedObject> objects, long nowMs) {
        var all = new TreeMap<>(record.objects());
        var deployments = new TreeMap<>(record.deployments());
        var podNetwork = record.podNetworkSinceMs();
        for (var object : objects) {
            all.put(object.key(), object.digest());
            if (object.kind().equals("Deployment")) {
                deployments.putIfAbsent(object.namespace() + "/" + object.name(), nowMs);
            }
            if (object.podNetwork() && podNetwork == 0) {
                podNetwork = nowMs;
            }
        }
        return record.withObjects(all, deployments, podNetwork);
    }

    private static OperatorException refused(String why) {
        return new OperatorException(
                FailureKind.KUBERNETES_API, "apply manifests", "", why, "check the files of the addons folder");
    }
}
