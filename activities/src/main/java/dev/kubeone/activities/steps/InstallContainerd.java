package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.render.ContainerdConfig;
import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.activities.secrets.RegistryCredentials;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.List;
import java.util.Optional;

/** containerd and its configuration, the registries' included. */
public final class InstallContainerd implements HostStep {
    /** What is installed where neither manifest nor host says more. */
    private static final String VERSION = "2.2";

    @Override
    public String title() {
        return "install and configure containerd";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        var version = version(wanted, host);
        var config = new ContainerdConfig(wanted.manifest(), version);
        return reason(host, version, config).flatMap(reason -> {
            var need = Need.of(this, host.name(), reason)
                    .input("FAMILY", host.family().name())
                    .input("CONTAINERD_VERSION", version)
                    .input("CONTAINERD_CONFIG", config.configToml())
                    .input("REGISTRIES", String.join(" ", config.registries().keySet()))
                    .inputs(RegistryCredentials.references(config.credentials()));
            var contents = List.copyOf(config.registries().values());
            for (var n = 0; n < contents.size(); n++) {
                need.input("REGISTRY_" + n, contents.get(n));
            }
            return host.facts().cluster().kubeletConf() ? need.mayInterrupt().planned() : need.planned();
        });
    }

    @Override
    public StepResult run(StepContext context) {
        var inputs = context.input().step().inputs();
        return context.runJob(
                Scripts.of(name(), context.input("FAMILY")),
                inputs,
                () -> RegistryCredentials.headers(inputs, context.secrets()));
    }

    private static String version(Wanted wanted, HostView host) {
        if (host.family().repositories().equals("none")) {
            return host.facts().software().containerd();
        }
        var version = wanted.manifest().packageSources().containerd().version();
        return version.isEmpty() ? VERSION : version;
    }

    private static Optional<String> reason(HostView host, String version, ContainerdConfig config) {
        var software = host.facts().software();
        if (software.containerd().isEmpty()) {
            return Optional.of("containerd is not installed");
        }
        if (!software.containerd().startsWith(version)) {
            return Optional.of("containerd is " + software.containerd() + ", not " + version);
        }
        if (!software.activeUnits().contains("containerd")) {
            return Optional.of("containerd does not run");
        }
        if (!software.enabledUnits().contains("containerd")) {
            return Optional.of("containerd does not start with the host");
        }
        if (host.family().repositories().equals("apt") && !software.held().contains("containerd.io")) {
            return Optional.of("containerd.io is not held at its version");
        }
        var file = Files.differing(host, ContainerdConfig.PATH, config.configToml());
        for (var registry : config.registries().entrySet()) {
            file = file.or(() -> Files.differing(host, registryFile(registry.getKey()), registry.getValue()));
        }
        return file;
    }

    /** Where a registry's configuration lies on the host. */
    public static String registryFile(String registry) {
        return "/etc/containerd/certs.d/" + registry + "/hosts.toml";
    }
}
