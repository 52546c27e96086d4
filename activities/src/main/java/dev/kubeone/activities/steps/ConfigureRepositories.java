package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.render.Repositories;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Optional;

/** Package repositories of Kubernetes and containerd. */
public final class ConfigureRepositories implements HostStep {
    @Override
    public String title() {
        return "configure package repositories";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        var family = host.family();
        if (family.repositories().equals("none")
                || !wanted.manifest().systemPackages().configureRepositories()) {
            return Optional.empty();
        }
        var repositories = new Repositories(wanted.manifest(), host);
        return Files.differing(host, family.files().get(0), repositories.kubernetesList())
                .or(() -> Files.differing(host, family.files().get(1), repositories.containerdList()))
                .flatMap(reason -> Need.of(this, host.name(), reason)
                        .input("FAMILY", family.name())
                        .input("OS_ID", host.facts().os().id())
                        .input("OS_CODENAME", host.facts().os().codename())
                        .input("KUBERNETES_REPOSITORY", repositories.kubernetes())
                        .input("CONTAINERD_REPOSITORY", repositories.containerd())
                        .input("KUBERNETES_LIST", repositories.kubernetesList())
                        .input("CONTAINERD_LIST", repositories.containerdList())
                        .policy(600, 4, false)
                        .planned());
    }

    @Override
    public StepResult run(StepContext context) {
        return context.runScript(context.input("FAMILY"));
    }
}
