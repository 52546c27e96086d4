package dev.kubeone.activities.steps;

import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.hosts.Command;
import dev.kubeone.model.manifest.HostConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Asks API server, controller manager and scheduler of a host what the kubelet's probes ask them, only sooner. */
final class ComponentHealth {
    private static final String SILENT = " silent";

    private ComponentHealth() {}

    /** Which of them does not say that it is well, or empty if all do. */
    static Optional<String> problem(StepContext context, HostConfig host) {
        var result = context.session(host)
                .run(new Command(
                        "component-health",
                        Scripts.plain("kubernetes/component-health.sh"),
                        Map.of(),
                        Duration.ofSeconds(20)));
        if (!result.succeeded()) {
            return Optional.of("the components of " + host.displayName() + " cannot be asked");
        }
        return result.stdout()
                .lines()
                .filter(line -> line.endsWith(SILENT))
                .map(line -> line.replace(SILENT, "") + " on " + host.displayName() + " does not say that it is well")
                .findFirst();
    }
}
