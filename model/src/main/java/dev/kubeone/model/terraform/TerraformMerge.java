package dev.kubeone.model.terraform;

import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.Nearest;
import dev.kubeone.model.schema.Scalars;
import dev.kubeone.model.schema.Shown;
import dev.kubeone.model.schema.YamlPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Lays what Terraform made over a manifest's tree, before the manifest is read: so every rule holds for the whole, and
 * what is told of a value that came from Terraform names the output and the attribute.
 *
 * <p>Terraform wins for the API endpoint, the cluster's name and the control planes; static workers are added; the
 * manifest wins for the provider, the proxy and the worker sets, where Terraform only fills what is absent.
 */
public final class TerraformMerge {
    private static final List<String> CONTROL_PLANE = List.of(
            "cluster_name", "cloud_provider", "leader_ip", "untaint", "network_id", "vapp_name", "storage_profile");
    /** What Terraform may give: where it could not be read, nothing is told of these. */
    private static final List<String> GIVEN =
            List.of("name", "cloudProvider", "controlPlane", "staticWorkers", "apiEndpoint", "dynamicWorkers");

    private static final List<String> CONTROL_PLANE_HOSTS = List.of("controlPlane", "hosts");
    private static final List<String> STATIC_HOSTS = List.of("staticWorkers", "hosts");
    private static final List<String> VAPP = List.of("cloudProvider", "vmwareCloudDirector", "vApp");
    private static final List<String> PROXY = List.of("http", "https", "noProxy");

    private final Map<Output, Node> outputs;
    private final List<String> providers;
    private final Findings findings;
    private Node root;

    private TerraformMerge(Node root, Map<Output, Node> outputs, List<String> providers, Findings findings) {
        this.providers = providers;
        this.root = root;
        this.outputs = outputs;
        this.findings = findings;
    }

    /**
     * The manifest's tree with Terraform's outputs in it; everything wrong with them is told to {@code findings}.
     *
     * @param providers names of all providers, as they are called in a manifest
     */
    public static Node merged(Node manifest, TerraformFile file, List<String> providers, Findings findings) {
        if (!file.given()) {
            return manifest;
        }
        Optional<Map<Output, Node>> outputs = OutputsReader.read(file, findings);
        if (outputs.isEmpty()) {
            GIVEN.forEach(findings::doubt);
            return manifest;
        }
        TerraformMerge merge = new TerraformMerge(manifest, outputs.get(), providers, findings);
        merge.api();
        merge.hosts();
        merge.staticWorkers();
        merge.proxy();
        merge.workers();
        return merge.root;
    }

    private void api() {
        attributes(Output.API, List.of("endpoint", "apiserver_alternative_names"))
                .ifPresent(api -> {
                    api.get("endpoint").ifPresent(value -> put(value, "apiEndpoint", "host"));
                    api.list("apiserver_alternative_names")
                            .filter(names -> !names.isEmpty())
                            .flatMap(names -> api.get("apiserver_alternative_names"))
                            .ifPresent(value -> put(value, "apiEndpoint", "alternativeNames"));
                });
    }

    private void hosts() {
        List<String> known =
                Stream.concat(CONTROL_PLANE.stream(), HostGroup.names()).toList();
        Optional<Attributes> output = attributes(Output.HOSTS, List.of("control_plane"));
        if (output.isEmpty()) {
            return;
        }
        YamlPath path = output.get().path().child("control_plane");
        Optional<Node> value = output.get().get("control_plane");
        if (value.isPresent()) {
            Attributes.of(value.get(), path, known, findings)
                    .ifPresentOrElse(this::controlPlane, () -> GIVEN.forEach(findings::doubt));
        } else {
            noHosts(output.get(), "has no control_plane");
        }
    }

    private void controlPlane(Attributes group) {
        group.get("cluster_name").ifPresent(value -> put(value, "name"));
        group.get("cloud_provider")
                .ifPresent(value -> provider(value, group.path().child("cloud_provider")));
        Optional<List<Node>> hosts = new HostGroup(group, findings).hosts();
        if (hosts.isEmpty()) {
            findings.doubt("controlPlane");
            findings.doubt("apiEndpoint");
        } else if (hosts.get().isEmpty()) {
            noHosts(group, "has no hosts: public_address and private_address are missing or empty");
        } else {
            replaceHosts(ControlPlaneHosts.marked(hosts.get(), group, findings), group.node());
        }
        ofProvider(group);
    }

    private void replaceHosts(List<Node> hosts, Node group) {
        Trees.get(root, CONTROL_PLANE_HOSTS)
                .filter(own -> !Trees.items(own).isEmpty())
                .ifPresent(own -> findings.warning(
                        path(CONTROL_PLANE_HOSTS), own, "Terraform's control planes take the place of these"));
        put(Trees.list(hosts, group.getStartMark()), "controlPlane", "hosts");
    }

    /** Only a mistake where the manifest has no hosts either. */
    private void noHosts(Attributes object, String message) {
        boolean none = Stream.of("hosts", "nodeSets")
                .allMatch(list -> Trees.get(root, List.of("controlPlane", list)).isEmpty());
        if (none) {
            findings.problem(object.path(), object.node(), message, "");
            GIVEN.forEach(findings::doubt);
        }
    }

    private void provider(Node value, YamlPath path) {
        String name = Trees.textOf(value);
        String provider = name.equals("packet") ? "equinixmetal" : name;
        if (!providers.contains(provider)) {
            String hint =
                    Nearest.to(provider, providers).map(Nearest::didYouMean).orElse("");
            String message = "expected one of " + String.join(", ", providers) + ", got " + Attributes.found(value);
            findings.problem(path, value, message, hint);
            findings.doubt("cloudProvider");
            return;
        }
        Optional<String> own = providers.stream()
                .filter(known ->
                        Trees.get(root, List.of("cloudProvider", known)).isPresent())
                .findFirst();
        if (own.isEmpty()) {
            put(Trees.mapping(List.of(), value.getStartMark()), "cloudProvider", provider);
        } else if (!own.get().equals(provider)) {
            String message = "is " + Shown.quoted(name) + ", but the manifest's cloudProvider is " + own.get();
            findings.problem(path, value, message, "Take the manifest of that cluster, or correct one of the two");
        }
    }

    private void ofProvider(Attributes group) {
        if (has("hetzner")) {
            group.get("network_id").ifPresent(value -> put(asText(value), "cloudProvider", "hetzner", "networkID"));
        }
        if (has("vmwareCloudDirector")) {
            group.get("vapp_name")
                    .or(() -> Trees.get(root, VAPP))
                    .or(() -> Trees.get(root, "name"))
                    .ifPresent(value -> root = Trees.put(root, VAPP, value));
            group.get("storage_profile")
                    .ifPresent(value -> put(value, "cloudProvider", "vmwareCloudDirector", "storageProfile"));
        }
    }

    private void staticWorkers() {
        value(Output.STATIC_WORKERS).ifPresent(groups -> {
            YamlPath path = path(Output.STATIC_WORKERS);
            if (!(groups instanceof MappingNode)) {
                findings.problem(path, groups, "expected an object of groups, got " + Attributes.found(groups), "");
                return;
            }
            List<String> known = HostGroup.names().toList();
            List<Node> hosts = new ArrayList<>(
                    Trees.get(root, STATIC_HOSTS).map(Trees::items).orElse(List.of()));
            Trees.keys(groups).stream()
                    .map(ScalarNode::getValue)
                    .sorted()
                    .forEach(name -> Trees.get(groups, name)
                            .flatMap(group -> Attributes.of(group, path.child(name), known, findings))
                            .flatMap(group -> new HostGroup(group, findings).hosts())
                            .ifPresent(hosts::addAll));
            if (!hosts.isEmpty()) {
                put(Trees.list(hosts, groups.getStartMark()), "staticWorkers", "hosts");
            }
        });
    }

    /** KubeOne itself never read this output, so a module may have another one by the name. */
    private void proxy() {
        value(Output.PROXY).ifPresent(proxy -> {
            boolean ours = proxy instanceof MappingNode
                    && Trees.keys(proxy).stream().map(ScalarNode::getValue).allMatch(PROXY::contains);
            if (!ours) {
                String message = "is not used: only an object of http, https and noProxy is KubeOne's";
                findings.warning(path(Output.PROXY), proxy, message);
                return;
            }
            PROXY.forEach(field -> {
                boolean absent = Trees.get(root, List.of("proxy", field))
                        .filter(own -> !Trees.isZero(own))
                        .isEmpty();
                Trees.get(proxy, field)
                        .filter(value -> absent && !Trees.isZero(value))
                        .ifPresent(value -> put(value, "proxy", field));
            });
        });
    }

    private void workers() {
        value(Output.WORKERS).ifPresent(workers -> {
            YamlPath path = path(Output.WORKERS);
            if (!(workers instanceof MappingNode)) {
                findings.problem(
                        path, workers, "expected an object of worker sets, got " + Attributes.found(workers), "");
                return;
            }
            List<Node> own = Trees.get(root, "dynamicWorkers").map(Trees::items).orElse(List.of());
            List<Node> sets = WorkerSets.merged(own, workers, path, findings);
            if (!sets.isEmpty()) {
                put(
                        Trees.list(
                                sets,
                                Trees.get(root, "dynamicWorkers")
                                        .orElse(workers)
                                        .getStartMark()),
                        "dynamicWorkers");
            }
        });
    }

    private boolean has(String provider) {
        return Trees.get(root, List.of("cloudProvider", provider)).isPresent();
    }

    /** Hetzner's module gives the identifier as a number where it is asked to. */
    private static Node asText(Node value) {
        return Tag.INT.equals(value.getTag()) ? Trees.text(Trees.textOf(value), value.getStartMark()) : value;
    }

    private void put(Node value, String... path) {
        root = Trees.put(root, List.of(path), value);
    }

    private Optional<Node> value(Output output) {
        return Optional.ofNullable(outputs.get(output)).filter(value -> !Scalars.isNull(value));
    }

    private Optional<Attributes> attributes(Output output, List<String> known) {
        return value(output).flatMap(value -> Attributes.of(value, path(output), known, findings));
    }

    private static YamlPath path(Output output) {
        return YamlPath.ROOT.child(output.key()).child("value");
    }

    private static YamlPath path(List<String> fields) {
        YamlPath path = YamlPath.ROOT;
        for (String field : fields) {
            path = path.child(field);
        }
        return path;
    }
}
