package dev.kubeone.model.machines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.LoggingConfig;
import dev.kubeone.model.manifest.writing.ManifestWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Worker sets as objects of {@code cluster.k8s.io/v1alpha1}, the form that machine-controller takes, in the order of the
 * manifest. Secrets are masked and references stay references: {@link #withheld} names them.
 */
public final class MachineDeployments {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NAMESPACE = "kube-system";
    private static final String OWNER = "workerset";
    private static final String KUBELET = "v1.kubelet-config.machine-controller.kubermatic.io/";
    /** What the machine's own settings are; the rest of a worker set's provider settings has a place of its own. */
    private static final List<String> MACHINE = List.of(
            "sshPublicKeys",
            "cloudProviderSpec",
            "operatingSystem",
            "operatingSystemSpec",
            "network",
            "overwriteCloudConfig");

    private static final Map<String, String> RENAMED = Map.of("vmwareCloudDirector", "vmware-cloud-director");
    private static final Pattern WITHHELD =
            Pattern.compile("\\(secret\\)|//\\(secret\\)@.*|(env|file|sealed):.*", Pattern.DOTALL);

    private final KubeOneCluster cluster;

    private MachineDeployments(KubeOneCluster cluster) {
        this.cluster = cluster;
    }

    /** One object for each worker set of a manifest that was read and found good. */
    public static List<JsonNode> of(KubeOneCluster cluster) {
        var made = new MachineDeployments(cluster);
        var objects = new ArrayList<JsonNode>();
        ManifestWriter.tree(cluster).path("dynamicWorkers").forEach(set -> objects.add(made.object(set)));
        return objects;
    }

    /** Paths in the manifest whose values have to be filled in by hand. */
    public static List<String> withheld(KubeOneCluster cluster) {
        var found = new ArrayList<String>();
        var sets = ManifestWriter.tree(cluster).path("dynamicWorkers");
        for (var n = 0; n < sets.size(); n++) {
            var path = "dynamicWorkers[" + n + "].providerSpec.";
            for (var field : MACHINE) {
                search(sets.get(n).path("providerSpec").path(field), path + field, found);
            }
        }
        return found;
    }

    private static void search(JsonNode value, String path, List<String> found) {
        value.properties().forEach(entry -> search(entry.getValue(), path + "." + entry.getKey(), found));
        if (value.isTextual() && WITHHELD.matcher(value.textValue()).matches()) {
            found.add(path);
        }
    }

    private JsonNode object(JsonNode set) {
        var provider = set.path("providerSpec");
        var object = JSON.objectNode();
        object.put("apiVersion", "cluster.k8s.io/v1alpha1").put("kind", "MachineDeployment");
        var metadata = object.putObject("metadata");
        metadata.put("name", set.path("name").asText()).put("namespace", NAMESPACE);
        put(metadata, "annotations", with(provider.path("annotations"), kubelet()));
        var spec = object.putObject("spec");
        spec.put("minReadySeconds", 0)
                .put("paused", false)
                .put("replicas", set.path("replicas").asInt());
        spec.putObject("selector").set("matchLabels", owner(set));
        spec.set("strategy", strategy(provider));
        spec.set("template", template(set, provider));
        return object;
    }

    /** A machine with a fixed address must go before its successor can have that address. */
    private static ObjectNode strategy(JsonNode provider) {
        var fixed = !provider.path("network").isEmpty();
        var strategy = JSON.objectNode().put("type", "RollingUpdate");
        strategy.putObject("rollingUpdate").put("maxSurge", fixed ? 0 : 1).put("maxUnavailable", fixed ? 1 : 0);
        return strategy;
    }

    private ObjectNode template(JsonNode set, JsonNode provider) {
        var labels = with(provider.path("labels"), owner(set));
        var template = JSON.objectNode();
        var metadata = template.putObject("metadata");
        metadata.put("namespace", NAMESPACE).set("labels", labels);
        put(metadata, "annotations", with(provider.path("machineObjectAnnotations"), kubelet()));
        var spec = template.putObject("spec");
        var node = spec.putObject("metadata");
        node.set("labels", labels);
        put(node, "annotations", with(provider.path("nodeAnnotations"), JSON.objectNode()));
        spec.putObject("providerSpec").set("value", machine(provider));
        put(spec, "taints", provider.path("taints"));
        spec.putObject("versions").put("kubelet", cluster.versions().kubernetes());
        return template;
    }

    private ObjectNode machine(JsonNode provider) {
        var name = cluster.cloudProvider().name();
        var machine = JSON.objectNode().put("cloudProvider", RENAMED.getOrDefault(name, name));
        MACHINE.forEach(field -> put(machine, field, provider.path(field)));
        var own = provider.path("cloudProviderSpec").isObject()
                ? (ObjectNode) provider.path("cloudProviderSpec").deepCopy()
                : JSON.objectNode();
        if (name.equals("aws")) {
            // AWS' controllers touch only what carries the cluster's tag.
            var tags = own.path("tags").isObject() ? (ObjectNode) own.path("tags") : own.putObject("tags");
            tags.put("kubernetes.io/cluster/" + cluster.name(), "shared");
        }
        machine.set("cloudProviderSpec", own);
        return machine;
    }

    /** How much the machines' kubelets keep of logs, where it is not the usual. */
    private ObjectNode kubelet() {
        var usual = LoggingConfig.DEFAULTS;
        var wanted = cluster.loggingConfig();
        var annotations = JSON.objectNode();
        if (!wanted.containerLogMaxSize().equals(usual.containerLogMaxSize())) {
            annotations.put(KUBELET + "ContainerLogMaxSize", wanted.containerLogMaxSize());
        }
        if (!wanted.containerLogMaxFiles().equals(usual.containerLogMaxFiles())) {
            annotations.put(
                    KUBELET + "ContainerLogMaxFiles",
                    wanted.containerLogMaxFiles().toString());
        }
        return annotations;
    }

    private static ObjectNode owner(JsonNode set) {
        return JSON.objectNode().put(OWNER, set.path("name").asText());
    }

    private static ObjectNode with(JsonNode given, ObjectNode ours) {
        var all = given.isObject() ? (ObjectNode) given.deepCopy() : JSON.objectNode();
        return all.setAll(ours);
    }

    private static void put(ObjectNode to, String name, JsonNode value) {
        if (!value.isMissingNode() && !(value.isContainerNode() && value.isEmpty())) {
            to.set(name, value);
        }
    }
}
