package dev.kubeone.activities.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * One object of the cluster beside what a server-side apply would make of it, asked of the server as a dry run: so only
 * fields that we give count, with the server's own defaults.
 */
final class ObjectComparison {
    private static final int LONGEST_VALUE = 80;

    /** They change with every write. */
    private static final List<String> BOOKKEEPING =
            List.of("managedFields", "resourceVersion", "generation", "creationTimestamp", "uid");

    private final KubernetesClient client;
    private final HasMetadata wanted;
    private final List<String> found = new ArrayList<>();

    ObjectComparison(KubernetesClient client, HasMetadata wanted) {
        this.client = client;
        this.wanted = wanted;
    }

    /** A sentence for each field. Values of secrets are not shown. */
    List<String> differences() {
        var resource = client.resource(wanted);
        var is = resource.get();
        if (is == null) {
            return List.of(name() + " is missing");
        }
        var applied = client.resource(wanted)
                .dryRun()
                .fieldManager(FabricClusterApi.MANAGER)
                .forceConflicts()
                .serverSideApply();
        var serialization = client.getKubernetesSerialization();
        compare("", content(serialization, is), content(serialization, applied));
        return List.copyOf(found);
    }

    private static JsonNode content(KubernetesSerialization serialization, HasMetadata object) {
        var tree = serialization.convertValue(object, ObjectNode.class);
        tree.remove("status");
        if (tree.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove(BOOKKEEPING);
        }
        return tree;
    }

    private void compare(String path, JsonNode is, JsonNode should) {
        if (is.equals(should)) {
            return;
        }
        if (is.isObject() && should.isObject()) {
            var names = new TreeSet<String>();
            is.fieldNames().forEachRemaining(names::add);
            should.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path.isEmpty() ? name : path + "." + name, is.path(name), should.path(name)));
        } else if (is.isArray() && should.isArray() && is.size() == should.size()) {
            for (var n = 0; n < is.size(); n++) {
                compare(path + "[" + n + "]", is.get(n), should.get(n));
            }
        } else {
            found.add(name() + ": " + path + " is " + text(is) + ", not " + text(should));
        }
    }

    private String name() {
        var metadata = wanted.getMetadata();
        return wanted.getKind() + " " + (metadata.getNamespace() == null ? "" : metadata.getNamespace() + "/")
                + metadata.getName();
    }

    private String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "missing";
        }
        if (wanted.getKind().equals("Secret")) {
            return "[not shown]";
        }
        var text = value.isTextual() ? value.asText() : value.toString();
        return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text;
    }
}
