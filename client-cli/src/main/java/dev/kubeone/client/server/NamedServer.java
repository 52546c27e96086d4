package dev.kubeone.client.server;

import dev.kubeone.client.console.Surroundings;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import java.io.IOException;
import java.util.Optional;

/** The server that flags, environment or a profile of {@code temporal.toml} name; flags win over the environment. */
final class NamedServer {
    private final Surroundings around;

    NamedServer(Surroundings around) {
        this.around = around;
    }

    /** Connects if anything names a server. */
    Optional<Server> open(ServerFlags flags) {
        var profile = withFlags(load(flags), flags);
        if (text(profile.getAddress()).isEmpty()) {
            refuseKeyWithoutAddress(profile);
            return Optional.empty();
        }
        return Optional.of(Connections.open(
                profile.toWorkflowServiceStubsOptions(), profile.toWorkflowClientOptions(), webUi(profile)));
    }

    private ClientConfigProfile load(ServerFlags flags) {
        var options = LoadClientConfigProfileOptions.newBuilder().setEnvOverrides(around.environment());
        if (!flags.profile().isEmpty()) {
            options.setConfigFileProfile(flags.profile());
        }
        try {
            return ClientConfigProfile.load(options.build());
        } catch (IOException | RuntimeException cause) {
            throw new OperatorException(
                    new Failure(
                            FailureKind.USAGE,
                            "read the Temporal profile",
                            "temporal.toml",
                            String.valueOf(cause.getMessage()),
                            "correct the file, or name another with TEMPORAL_CONFIG_FILE"),
                    cause);
        }
    }

    private static ClientConfigProfile withFlags(ClientConfigProfile profile, ServerFlags flags) {
        var builder = profile.toBuilder();
        if (!flags.address().isEmpty()) {
            builder.setAddress(flags.address());
        }
        if (!flags.namespace().isEmpty()) {
            builder.setNamespace(flags.namespace());
        }
        return builder.build();
    }

    private static void refuseKeyWithoutAddress(ClientConfigProfile profile) {
        if (!text(profile.getApiKey()).isEmpty()) {
            throw new OperatorException(
                    FailureKind.USAGE,
                    "find the Temporal server",
                    "",
                    "there is an API key but no address",
                    "set TEMPORAL_ADDRESS or give --address");
        }
    }

    private String webUi(ClientConfigProfile profile) {
        var named = around.environment("KUBEONE_WEB_UI");
        if (!named.isEmpty()) {
            return named;
        }
        var host = text(profile.getAddress()).replaceFirst(":\\d+$", "");
        return host.endsWith(".tmprl.cloud") || host.endsWith(".api.temporal.io") ? "https://cloud.temporal.io" : "";
    }

    private static String text(String nullable) {
        return nullable == null ? "" : nullable;
    }
}
