package dev.kubeone.activities.steps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kubeone.activities.kubernetes.EtcdAnswers;
import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.hosts.Command;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.HostConfig;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks etcd's members for their health, each on its own host. */
final class EtcdHealth {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EtcdHealth() {}

    /** Why not each of these hosts' members is healthy and knows as many started members as wanted; empty if all do. */
    static Optional<String> problem(StepContext context, List<HostConfig> hosts, int wanted) {
        return hosts.stream()
                .map(host -> problem(context, host, wanted))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> problem(StepContext context, HostConfig host, int wanted) {
        var result = context.session(host)
                .run(new Command(
                        "etcd-health",
                        Scripts.askingEtcd("kubernetes/etcd-health.sh"),
                        Map.of(),
                        Duration.ofSeconds(20)));
        if (!result.succeeded()) {
            return Optional.of("etcd on " + host.displayName() + " does not answer");
        }
        var lines = Arrays.stream(result.stdout().split("\n"))
                .filter(line -> !line.isBlank())
                .toList();
        if (lines.size() < 2 || !EtcdAnswers.healthy(parse(lines.get(0)))) {
            return Optional.of("etcd on " + host.displayName() + " is not healthy");
        }
        var voting = EtcdAnswers.voting(parse(lines.get(1)));
        return voting == wanted
                ? Optional.empty()
                : Optional.of("etcd on " + host.displayName() + " knows " + voting + " of " + wanted + " members");
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new OperatorException(
                    FailureKind.ETCD, "ask etcd", "", "its answer is not JSON", "look at etcd's log");
        }
    }
}
