package dev.kubeone.activities.steps;

import dev.kubeone.activities.render.KubeadmConfig;
import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.hosts.Command;
import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.Secret;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.workflows.messages.StepResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What joining as a control plane and joining as a worker have in common. The token, and for control planes the shared
 * keys, are made or read only when the job really starts, live in the memory of worker and host, and the token is taken
 * back afterwards.
 */
final class Join {
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(20);
    private static final Duration SIGNED = Duration.ofSeconds(60);
    private static final Duration READ = Duration.ofSeconds(20);

    private final StepContext context;
    private final boolean controlPlane;
    private Secret token;

    Join(StepContext context, boolean controlPlane) {
        this.context = context;
        this.controlPlane = controlPlane;
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
            context.progress().await("the join token to be signed", SIGNED, () -> api.whyTokenNotSigned(token));
        }
        secrets.put(name(KubeadmConfig.TOKEN), token);
        secrets.put(name(KubeadmConfig.CA_HASH), new Secret(caHash(read("kubernetes/read-ca.sh"))));
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

    /** kubeadm's form: digest of the public key of the CA's certificate. */
    private static String caHash(String pem) {
        try {
            var certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(certificate.getPublicKey().getEncoded());
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (CertificateException | NoSuchAlgorithmException e) {
            throw new OperatorException(
                    FailureKind.RUNTIME,
                    "read the cluster's CA",
                    "",
                    "it is not a certificate",
                    "check the file ca.crt");
        }
    }

    private static String name(String placeholder) {
        return placeholder.replace("@@", "");
    }
}
