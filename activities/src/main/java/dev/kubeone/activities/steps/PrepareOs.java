package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.render.HostFiles;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Optional;

/** Swap, kernel modules, kernel settings, the journal's limit and proxies. */
public final class PrepareOs implements HostStep {
    @Override
    public String title() {
        return "prepare the operating system";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        var manifest = wanted.manifest();
        var proxy = HostFiles.proxyEnv(manifest);
        return reason(manifest, host, proxy)
                .flatMap(reason -> Need.of(this, host.name(), reason)
                        .input("FAMILY", host.family().name())
                        .input("CLUSTER", manifest.name())
                        .input("MODULES_CONF", HostFiles.modules())
                        .input("SYSCTL_CONF", HostFiles.sysctl(manifest))
                        .input("JOURNALD_CONF", HostFiles.journald())
                        .input("PROXY_ENV", proxy)
                        .input("APT_PROXY_CONF", HostFiles.aptProxy(manifest))
                        .policy(120, 4, false)
                        .planned());
    }

    @Override
    public StepResult run(StepContext context) {
        return context.runScript(context.input("FAMILY"));
    }

    private static Optional<String> reason(KubeOneCluster manifest, HostView host, String proxy) {
        var machine = host.facts().machine();
        if (machine.swap()) {
            return Optional.of("swap is on");
        }
        for (var module : HostFiles.WANTED_MODULES) {
            if (!machine.modules().contains(module)) {
                return Optional.of("kernel module " + module + " is not loaded");
            }
        }
        for (var setting : new java.util.TreeMap<>(HostFiles.WANTED_SYSCTL).entrySet()) {
            var value = machine.sysctl().getOrDefault(setting.getKey(), "unset");
            if (!value.equals(setting.getValue())) {
                return Optional.of(setting.getKey() + " is " + value + ", not " + setting.getValue());
            }
        }
        if (host.facts().cluster().owner().isEmpty()) {
            return Optional.of("the host belongs to no cluster yet");
        }
        return Files.differing(host, HostFiles.MODULES, HostFiles.modules())
                .or(() -> Files.differing(host, HostFiles.SYSCTL, HostFiles.sysctl(manifest)))
                .or(() -> Files.differing(host, HostFiles.JOURNALD, HostFiles.journald()))
                .or(() -> Files.differing(host, HostFiles.PROXY_ENV, proxy));
    }
}
