package dev.kubeone.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kubeone.model.manifest.Taint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads from a kubeadm configuration what a model needs to know. */
final class KubeadmDocuments {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Taint CONTROL_PLANE = new Taint("node-role.kubernetes.io/control-plane", "", "NoSchedule");

    private final List<JsonNode> documents;

    private KubeadmDocuments(List<JsonNode> documents) {
        this.documents = documents;
    }

    /** What a job was given: the configuration, and how a joining host finds the cluster. */
    static KubeadmDocuments of(Map<String, String> environment) {
        return parse(environment.get("KUBEADM_CONFIG") + environment.getOrDefault("DISCOVERY", ""));
    }

    private static KubeadmDocuments parse(String text) {
        try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            return new KubeadmDocuments(values.readAll());
        } catch (IOException e) {
            throw new UncheckedIOException("the kubeadm configuration is not YAML", e);
        }
    }

    String nodeName() {
        return registration().path("name").asText();
    }

    String nodeAddress() {
        for (var argument : registration().path("kubeletExtraArgs")) {
            if (argument.path("name").asText().equals("node-ip")) {
                return argument.path("value").asText();
            }
        }
        return "";
    }

    boolean controlPlane() {
        return kind("InitConfiguration").isObject()
                || kind("JoinConfiguration").path("controlPlane").isObject();
    }

    /** Those given; a control plane that gives none at all gets kubeadm's own. */
    List<Taint> taints() {
        var given = registration().path("taints");
        if (given.isMissingNode()) {
            return controlPlane() ? List.of(CONTROL_PLANE) : List.of();
        }
        var taints = new ArrayList<Taint>();
        given.forEach(taint -> taints.add(new Taint(
                taint.path("key").asText(),
                taint.path("value").asText(),
                taint.path("effect").asText())));
        return taints;
    }

    /** {@code host:port} of the API server. */
    String endpoint() {
        var cluster = kind("ClusterConfiguration");
        return cluster.isObject()
                ? cluster.path("controlPlaneEndpoint").asText()
                : kind("Config").at("/clusters/0/cluster/server").asText().replaceFirst("^https://", "");
    }

    /** Without a leading v; of an initialisation only. */
    String version() {
        return kind("ClusterConfiguration").path("kubernetesVersion").asText().replaceFirst("^v", "");
    }

    /** Of an initialisation only. */
    String serviceSubnet() {
        return kind("ClusterConfiguration")
                .path("networking")
                .path("serviceSubnet")
                .asText();
    }

    private JsonNode registration() {
        var init = kind("InitConfiguration");
        return (init.isObject() ? init : kind("JoinConfiguration")).path("nodeRegistration");
    }

    private JsonNode kind(String kind) {
        return documents.stream()
                .filter(document -> document.path("kind").asText().equals(kind))
                .findFirst()
                .orElseGet(() -> YAML.missingNode());
    }
}
