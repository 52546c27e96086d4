package dev.kubeone.activities.steps;

import dev.kubeone.activities.planning.HostView;
import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.activities.render.ControlPlaneFiles;
import dev.kubeone.activities.render.KubeadmConfig;
import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.activities.step.HostStep;
import dev.kubeone.activities.step.Need;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.hosts.Command;
import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.Secret;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.workflows.messages.StepResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What joining as a control plane and joining as a worker have in common. The token, and for control planes the shared
 * keys, are made or read only when the job really starts, live in the memory of worker and host, and the token is taken
 * back afterwards.
 */
final class Join {
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(20);
    private static final Duration READ = Duration.ofSeconds(20);

    private final StepContext context;
    private final boolean controlPlane;
    private Secret token;

    Join(StepContext context, boolean controlPlane) {
        this.context = context;
        this.controlPlane = controlPlane;
    }

    /** Plans a join, unless the host is a member already. */
    static Optional<PlannedStep> needed(HostStep step, Wanted wanted, HostView host) {
        if (host.member()) {
            return Optional.empty();
        }
        var reason = host.facts().cluster().any() ? "an earlier join did not end" : "the host is not a node yet";
        var config = new KubeadmConfig(wanted);
        var files = host.controlPlane() ? ControlPlaneFiles.inputs(wanted) : Map.<String, String>of();
        return Need.of(step, host.name(), reason)
                .inputs(files)
                .input("KUBEADM_CONFIG", config.join(host))
                .input("DISCOVERY", config.discovery())
                .input("API_SERVER", host.controlPlane() ? KubeadmConfig.localServer(host.config()) : "")
                .policy(600, 4, !host.controlPlane())
                .planned();
    }

    StepResult run() {
        try {
            return context.runJob(
                    Scripts.file("kubernetes/join.sh"), context.input().step().inputs(), this::secrets);
        } finally {
            if (token != null) {
                takeBack();
            }
        }
    }

    private Map<String, Secret> secrets() {
        var secrets = new TreeMap<String, Secret>();
        try (var api = context.api()) {
            token = api.createJoinToken(TOKEN_LIFETIME);
        }
        secrets.put(name(KubeadmConfig.TOKEN), token);
        var ca = read("kubernetes/read-ca.sh") + "\n";
        secrets.put(
                name(KubeadmConfig.CA_DATA),
                new Secret(Base64.getEncoder().encodeToString(ca.getBytes(StandardCharsets.US_ASCII))));
        if (controlPlane) {
            secrets.put("PKI_ARCHIVE", new Secret(read("kubernetes/read-pki.sh")));
        }
        return secrets;
    }

    /** A token that cannot be taken back now expires by itself; the join is not undone for that. */
    private void takeBack() {
        try (var api = context.api()) {
            api.deleteJoinToken(token);
        } catch (OperatorException e) {
            context.progress().line("the join token stays until it expires: " + e.getMessage());
        }
    }

    /** From the first control plane that has what is asked for. */
    private String read(String script) {
        OperatorException last = null;
        for (var host : context.input().controlPlanes()) {
            try {
                var result = context.session(host).run(new Command(script, Scripts.file(script), Map.of(), READ));
                if (result.succeeded() && !result.stdout().isBlank()) {
                    return result.stdout().strip();
                }
            } catch (HostException e) {
                last = new OperatorException(
                        FailureKind.HOST_UNREACHABLE, "read the cluster's CA", e.host(), e.getMessage(), e.next());
            }
        }
        if (last != null) {
            throw last;
        }
        throw new OperatorException(
                FailureKind.RUNTIME,
                "read the cluster's CA",
                "",
                "no control plane has it",
                "check that the first control plane was initialised");
    }

    private static String name(String placeholder) {
        return placeholder.replace("@@", "");
    }
}
