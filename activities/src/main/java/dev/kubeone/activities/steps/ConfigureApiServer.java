package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.render.ApiServerFlags;
import dev.kubeone.activities.render.ControlPlaneFiles;
import dev.kubeone.activities.render.Encryption;
import dev.kubeone.activities.render.KubeadmConfig;
import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The API server of a running control plane as the manifest's features say: its flags and the files that they name. */
public final class ConfigureApiServer implements HostStep {
    private static final String MANIFEST = "/etc/kubernetes/manifests/kube-apiserver.yaml";

    /** How the script says that the server did not come up. */
    private static final String PUT_BACK = "its old configuration is back";

    @Override
    public String title() {
        return "bring the API server up to the manifest";
    }

    @Override
    public Optional<PlannedStep> needed(Wanted wanted, HostView host) {
        return reason(wanted, host)
                .flatMap(reason -> Need.of(this, host.name(), reason)
                        .input("KUBEADM_CONFIG", new KubeadmConfig(wanted).upgrade(host))
                        .inputs(ControlPlaneFiles.inputs(wanted))
                        .inputs(Encryption.inputs(wanted.manifest()))
                        .policy(900, 3, false)
                        .mayInterrupt()
                        .planned());
    }

    /** Why the server is to be configured anew; an upgrade that is still to come, or to end, does that by itself. */
    private static Optional<String> reason(Wanted wanted, HostView host) {
        var components = host.facts().components();
        if (!host.controlPlane()
                || !host.member()
                || components.apiServerFlags().isEmpty()
                || NodeVersion.whyControlPlaneDiffers(wanted, host).isPresent()) {
            return Optional.empty();
        }
        var reason = flag(components.apiServerFlags(), wanted, host);
        for (var file : ControlPlaneFiles.of(wanted.manifest(), wanted.files())) {
            reason = reason.or(() -> Files.withDigest(host, file.path(), file.digest()));
        }
        return reason;
    }

    /** What somebody changed by hand is put back from the record first. */
    private static Optional<String> flag(Map<String, String> seen, Wanted wanted, HostView host) {
        if (host.facts().record().drifts().stream()
                .anyMatch(drift -> drift.path().equals(MANIFEST))) {
            return Optional.empty();
        }
        var flags = ApiServerFlags.wanted(wanted.manifest());
        var names = new TreeSet<>(seen.keySet());
        names.addAll(flags.keySet());
        return names.stream()
                .filter(name -> !flags.getOrDefault(name, "").equals(seen.getOrDefault(name, "")))
                .findFirst()
                .map(name -> "the API server's " + name + " is " + shown(seen.get(name)) + ", not "
                        + shown(flags.get(name)));
    }

    private static String shown(String value) {
        return value == null || value.isEmpty() ? "unset" : value;
    }

    @Override
    public StepResult run(StepContext context) {
        try {
            return configure(context);
        } catch (OperatorException e) {
            throw e.failure().why().contains(PUT_BACK) ? forAPerson(e) : e;
        }
    }

    /** What the server does not start with, it does not start with a second time: a person looks first. */
    private static OperatorException forAPerson(OperatorException e) {
        var failure = e.failure();
        return new OperatorException(
                new Failure(
                        FailureKind.WAITING_FOR_DECISION,
                        failure.what(),
                        failure.where(),
                        failure.why(),
                        failure.next()),
                e);
    }

    private StepResult configure(StepContext context) {
        return context.runJob(
                Scripts.withFunctions(
                        name() + "/any.sh",
                        "kubernetes/record.sh",
                        "kubernetes/encryption.sh",
                        "kubernetes/api-server.sh"),
                context.input().step().inputs(),
                () -> EncryptionSecrets.givenOrShared(context));
    }
}
