package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.render.Encryption;
import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Map;
import java.util.Optional;

/**
 * The second half of switching encryption on for a cluster that runs: only when every API server can read encrypted
 * secrets does the first one write them so. The last one writes those anew that were there before.
 */
public final class EncryptSecrets implements HostStep {
    @Override
    public String title() {
        return "encrypt secrets in etcd";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        var due = wanted.controlPlanesLeaderFirst().stream()
                .filter(each -> due(wanted, each))
                .toList();
        if (!due.contains(host) || !wanted.controlPlanes().stream().allMatch(EncryptSecrets::ready)) {
            return Optional.empty();
        }
        var last = due.get(due.size() - 1).equals(host);
        return Need.of(
                        this,
                        host.name(),
                        last ? "secrets were written before they were encrypted" : "it writes them plain")
                .inputs(Encryption.inputs(wanted.manifest()))
                .input("LAST", String.valueOf(last))
                .policy(900, 3, false)
                .mayInterrupt()
                .planned();
    }

    private static boolean ready(HostView host) {
        return host.member() && !host.facts().components().apiServerFlags().isEmpty();
    }

    private static boolean due(Wanted wanted, HostView host) {
        var components = host.facts().components();
        return Encryption.wanted(wanted.manifest())
                && (components.encryption().equals(Encryption.SWITCHING)
                        || !components.apiServerFlags().containsKey(Encryption.FLAG));
    }

    @Override
    public StepResult run(StepContext context) {
        return context.runJob(
                Scripts.withFunctions(name() + "/any.sh", "kubernetes/encryption.sh", "kubernetes/api-server.sh"),
                context.input().step().inputs(),
                Map::of);
    }
}
