package dev.kubeone.activities.look;

import dev.kubeone.activities.catalog.OsCatalog;
import dev.kubeone.activities.guards.FreePorts;
import dev.kubeone.activities.hosts.HostAddresses;
import dev.kubeone.activities.hosts.HostFailures;
import dev.kubeone.activities.render.ContainerdConfig;
import dev.kubeone.activities.render.ControlPlaneFiles;
import dev.kubeone.activities.render.HostFiles;
import dev.kubeone.activities.render.TrustedCertificates;
import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.activities.steps.InstallContainerd;
import dev.kubeone.hosts.Command;
import dev.kubeone.hosts.CommandResult;
import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.Hosts;
import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeOneCluster;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at one host with one command. */
public final class HostObserver {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String SCRIPT =
            Scripts.plain("kubernetes/record.sh") + "\n" + Scripts.plain("observe/observe.sh");

    private final Hosts hosts;
    private final OsCatalog catalog;
    private final Clock clock;

    public HostObserver(Hosts hosts, OsCatalog catalog) {
        this(hosts, catalog, Clock.systemUTC());
    }

    /** @param clock what the clocks of hosts are compared with */
    public HostObserver(Hosts hosts, OsCatalog catalog, Clock clock) {
        this.clock = clock;
        this.hosts = hosts;
        this.catalog = catalog;
    }

    /** Facts of a host; one that cannot be reached is a fact too. */
    public HostFacts observe(KubeOneCluster manifest, HostConfig host) {
        var name = host.displayName();
        try {
            var asked = clock.millis();
            var result = hosts.session(HostAddresses.of(host))
                    .run(new Command("observe", SCRIPT, environment(manifest), LIMIT));
            var answered = clock.millis();
            return result.succeeded()
                    ? HostFactsParser.parse(name, result.stdout(), asked, answered)
                    : HostFacts.unreachable(name, failed(name, result));
        } catch (HostException e) {
            return HostFacts.unreachable(name, HostFailures.of("look at the host", e));
        }
    }

    /** Looks at control planes through the same connections. */
    SafetyObserver safety() {
        return new SafetyObserver(hosts);
    }

    private static Failure failed(String host, CommandResult result) {
        var lines = result.stderr().strip().split("\n");
        return new Failure(
                FailureKind.COMMAND_FAILED,
                "look at the host",
                host,
                "the script ended with exit code " + result.exitCode() + ": " + lines[lines.length - 1],
                "check that the host has bash, coreutils and a readable /etc/os-release");
    }

    private Map<String, String> environment(KubeOneCluster manifest) {
        return Map.of(
                "FILES", String.join("\n", files(manifest)),
                "PORTS", FreePorts.CONTROL_PLANE.stream().map(String::valueOf).collect(Collectors.joining(" ")),
                "MODULES", String.join(" ", HostFiles.WANTED_MODULES),
                "SYSCTLS", String.join(" ", new TreeSet<>(HostFiles.WANTED_SYSCTL.keySet())),
                "SOURCES", String.join("\n", sources(manifest)),
                "ENDPOINT", manifest.apiEndpoint().host(),
                "WANTED", manifest.versions().kubernetes());
    }

    private List<String> files(KubeOneCluster manifest) {
        var files = new ArrayList<String>();
        catalog.families().forEach(family -> files.addAll(family.files()));
        files.addAll(List.of(
                HostFiles.MODULES, HostFiles.SYSCTL, HostFiles.JOURNALD, HostFiles.PROXY_ENV, HostFiles.LEDGER));
        files.addAll(ControlPlaneFiles.paths());
        files.add(TrustedCertificates.PATH);
        files.add(ContainerdConfig.PATH);
        new ContainerdConfig(manifest, "")
                .registries().keySet().stream()
                        .map(InstallContainerd::registryFile)
                        .forEach(files::add);
        return files;
    }

    /** One URL for each place that software comes from. */
    private static List<String> sources(KubeOneCluster manifest) {
        var sources = manifest.packageSources();
        var urls = new ArrayList<String>();
        if (manifest.systemPackages().configureRepositories()) {
            urls.add(sources.kubernetes().repositoryURL());
            urls.add(sources.containerd().repositoryURL());
        }
        var overwrite = manifest.registryConfiguration();
        var registries = manifest.containerRuntime().containerd().registries();
        if (!overwrite.overwriteRegistry().isEmpty()) {
            var scheme = overwrite.insecureRegistry() ? "http://" : "https://";
            urls.add(scheme + overwrite.overwriteRegistry().split("/", 2)[0] + "/v2/");
        } else if (!registries.containsKey("registry.k8s.io") && !registries.containsKey("*")) {
            urls.add("https://registry.k8s.io/v2/");
        }
        return urls;
    }
}
