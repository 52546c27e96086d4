package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Map;
import java.util.Optional;

/** The images that a node starts with, fetched before anything waits for them. */
public final class PullImages implements HostStep {
    @Override
    public String title() {
        return "pull images";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        if (host.member()) {
            return Optional.empty();
        }
        return Need.of(this, host.name(), "the host is about to become a node")
                .inputs(images(wanted, host))
                .input("ADDON_IMAGES", String.join("\n", wanted.addons().imagesOnEveryNode()))
                .policy(900, 4, true)
                .planned();
    }

    /** What the script must know of the images that a node of this role starts with. */
    static Map<String, String> images(Wanted wanted, HostView host) {
        return Map.of(
                "KUBERNETES_VERSION", wanted.version(),
                "IMAGE_REPOSITORY", wanted.manifest().registryConfiguration().overwriteRegistry(),
                "ROLE", host.role().word(),
                "SANDBOX_IMAGE",
                        wanted.manifest().containerRuntime().containerd().sandboxImage());
    }

    @Override
    public StepResult run(StepContext context) {
        return context.runScript("any");
    }
}
