package dev.kubeone.activities.planning;

import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.secrets.CloudCredentials;
import dev.kubeone.model.facts.ApiFacts.NodeFacts;
import dev.kubeone.model.facts.ClusterFacts;
import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.facts.UnlistedNodes;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.Versions;
import dev.kubeone.model.plan.DriftKind;
import dev.kubeone.workflows.messages.FileBundle;
import dev.kubeone.workflows.messages.NamedFiles;
import dev.kubeone.workflows.messages.RunOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The whole picture that a plan is made from: manifest, files beside it, facts, and every host's view of them. */
public final class Wanted {
    private final KubeOneCluster manifest;
    private final AddonFiles addons;
    private final ClusterFacts facts;
    private final List<HostView> controlPlanes;
    private final List<HostView> workers;
    private final OsCatalog catalog;
    private final RunOptions options;
    private final FileBundle files;

    public Wanted(KubeOneCluster manifest, AddonFiles addons, ClusterFacts facts, OsCatalog catalog) {
        this(manifest, addons, facts, catalog, RunOptions.NONE);
    }

    /** @param options what was asked of the run besides its manifest */
    public Wanted(
            KubeOneCluster manifest, AddonFiles addons, ClusterFacts facts, OsCatalog catalog, RunOptions options) {
        this(manifest, addons, facts, catalog, options, FileBundle.EMPTY);
    }

    /** @param files everything that came with the manifest */
    public Wanted(
            KubeOneCluster manifest,
            AddonFiles addons,
            ClusterFacts facts,
            OsCatalog catalog,
            RunOptions options,
            FileBundle files) {
        this.files = files == null ? FileBundle.EMPTY : files;
        this.catalog = catalog;
        this.options = options;
        this.manifest = manifest;
        this.addons = addons;
        this.facts = facts;
        this.controlPlanes = views(manifest.controlPlane().hosts(), Role.CONTROL_PLANE, catalog);
        this.workers = views(manifest.staticWorkers().hosts(), Role.WORKER, catalog);
    }

    /** The same wish, only that another version is wanted. */
    public Wanted to(String version) {
        return with(facts, version);
    }

    /** The picture that will be seen when a part of an upgrade's way is behind. */
    public Wanted after(UpgradePath.Hop hop) {
        return with(new FactsAfter(this, hop).facts(), version());
    }

    private Wanted with(ClusterFacts seen, String version) {
        var varied = manifest.varied().versions(new Versions(version)).made();
        return new Wanted(varied, addons, seen, catalog, options, files);
    }

    public KubeOneCluster manifest() {
        return manifest;
    }

    public AddonFiles addons() {
        return addons;
    }

    /** Files that the manifest names one by one. */
    public NamedFiles files() {
        return files.named();
    }

    /** References to what a provider's controllers need to know, by the names of a step's inputs. */
    public Map<String, String> credentials() {
        return CloudCredentials.references(manifest, files);
    }

    /** Everything that came with the manifest. */
    public FileBundle bundle() {
        return files;
    }

    public ClusterFacts facts() {
        return facts;
    }

    public List<HostView> controlPlanes() {
        return controlPlanes;
    }

    /** The leader first, the others in the manifest's order. */
    public List<HostView> controlPlanesLeaderFirst() {
        var leader = manifest.leader().displayName();
        return Stream.concat(
                        controlPlanes.stream().filter(host -> host.name().equals(leader)),
                        controlPlanes.stream().filter(host -> !host.name().equals(leader)))
                .toList();
    }

    public List<HostView> workers() {
        return workers;
    }

    /** Control planes first, in the manifest's order. */
    public List<HostView> hosts() {
        return Stream.concat(controlPlanes.stream(), workers.stream()).toList();
    }

    /** Hosts that are to leave the cluster and were looked at: none unless that was asked for. */
    public List<HostView> leaving() {
        if (!options.removeHosts()) {
            return List.of();
        }
        return unlisted().hosts().stream()
                .filter(host -> facts.host(host.displayName()).isPresent())
                .map(host -> view(host, Role.WORKER, catalog))
                .map(host -> host.node().controlPlane() ? view(host.config(), Role.CONTROL_PLANE, catalog) : host)
                .toList();
    }

    /** Nodes that belong to no host of the manifest. */
    public UnlistedNodes unlisted() {
        return new UnlistedNodes(manifest, facts);
    }

    /** Whether nodes that belong to no host of the manifest are to leave the cluster. */
    public boolean removesHosts() {
        return options.removeHosts();
    }

    /** The host that {@code kubeadm init} runs on, or empty where a control plane exists already. */
    public Optional<HostView> toInitialise() {
        if (controlPlanes.stream().anyMatch(HostView::member)) {
            return Optional.empty();
        }
        var leader = manifest.leader().displayName();
        return controlPlanes.stream()
                .filter(host -> host.facts().cluster().any())
                .findFirst()
                .or(() -> controlPlanes.stream()
                        .filter(host -> host.name().equals(leader))
                        .findFirst());
    }

    /** Whether a reset takes packages, programs and repositories away as well. */
    public boolean removeBinaries() {
        return options.removeBinaries();
    }

    /** When a maintenance window opens before which nothing is brought back, epoch milliseconds; 0 if there is none. */
    public long reportUntilMs() {
        return options.reportUntilMs();
    }

    /** Whether a reconcile brings back what has drifted in this respect. */
    public boolean fixes(DriftKind kind) {
        return options.fix().contains(kind);
    }

    /** Kubernetes version without a leading v. */
    public String version() {
        return manifest.versions().kubernetes();
    }

    private List<HostView> views(List<HostConfig> hosts, Role role, OsCatalog catalog) {
        return hosts.stream().map(host -> view(host, role, catalog)).toList();
    }

    private HostView view(HostConfig host, Role role, OsCatalog catalog) {
        var seen = facts.host(host.displayName()).orElseGet(() -> notLookedAt(host));
        var family = catalog.familyOf(seen.os().id()).orElse(null);
        var view = new HostView(host, seen, role, family, null);
        return new HostView(host, seen, role, family, node(view.nodeName()));
    }

    private NodeFacts node(String name) {
        return facts.api().nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static HostFacts notLookedAt(HostConfig host) {
        return HostFacts.unreachable(
                host.displayName(),
                new Failure(FailureKind.RUNTIME, "look at the host", host.displayName(), "it was not looked at", ""));
    }
}
