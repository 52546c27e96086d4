package dev.kubeone.activities.kubernetes;

import dev.kubeone.hosts.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Bootstrap tokens, as objects in the cluster: none is ever on a command line. Format and fields as in the Kubernetes
 * documentation, "Authenticating with Bootstrap Tokens".
 */
final class JoinTokens {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KubernetesClient client;

    JoinTokens(KubernetesClient client) {
        this.client = client;
    }

    Secret create(Duration lifetime) {
        var id = random(6);
        var secret = random(16);
        var object = new SecretBuilder()
                .withNewMetadata()
                .withName("bootstrap-token-" + id)
                .withNamespace(FabricClusterApi.SYSTEM)
                .endMetadata()
                .withType("bootstrap.kubernetes.io/token")
                .addToStringData("token-id", id)
                .addToStringData("token-secret", secret)
                .addToStringData("description", "one join by kubeone")
                .addToStringData(
                        "expiration",
                        Instant.now()
                                .plus(lifetime)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString())
                .addToStringData("usage-bootstrap-authentication", "true")
                .addToStringData("auth-extra-groups", "system:bootstrappers:kubeadm:default-node-token")
                .build();
        client.resource(object).create();
        return new Secret(id + "." + secret);
    }

    List<?> delete(Secret token) {
        return client.secrets()
                .inNamespace(FabricClusterApi.SYSTEM)
                .withName("bootstrap-token-" + token.reveal().split("\\.", 2)[0])
                .delete();
    }

    private static String random(int length) {
        var text = new StringBuilder();
        for (var n = 0; n < length; n++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
