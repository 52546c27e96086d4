package dev.kubeone.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

/**
 * A Deployment of three replicas on any node, with a budget that wants two of them, looked at several times a second:
 * when were there fewer ready pods than the budget allows?
 */
final class GuardedWorkload implements AutoCloseable {
    private static final int WANTED = 2;
    private static final String OBJECTS = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: guarded, namespace: default}
            spec:
              replicas: 3
              selector: {matchLabels: {app: guarded}}
              template:
                metadata: {labels: {app: guarded}}
                spec:
                  terminationGracePeriodSeconds: 1
                  tolerations: [{key: node-role.kubernetes.io/control-plane, operator: Exists, effect: NoSchedule}]
                  topologySpreadConstraints:
                  - {maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway,
                     labelSelector: {matchLabels: {app: guarded}}}
                  containers: [{name: pause, image: "registry.k8s.io/pause:3.10.1"}]
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: guarded, namespace: default}
            spec: {minAvailable: %d, selector: {matchLabels: {app: guarded}}}
            """.formatted(WANTED);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<String> breaches = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger looks = new AtomicInteger();
    private final ApiProbe api;
    private final ScheduledFuture<?> looking;

    GuardedWorkload(LabHosts hosts, ApiProbe api) {
        this.api = api;
        var kubectl = "kubectl --kubeconfig /etc/kubernetes/admin.conf ";
        hosts.onHost(hosts.controlPlane(1), kubectl + "apply -f - <<'EOF'\n" + OBJECTS + "EOF\n");
        hosts.onHost(hosts.controlPlane(1), kubectl + "rollout status deployment/guarded --timeout=120s");
        looking = clock.scheduleWithFixedDelay(this::look, 0, 300, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            var pods = JSON.readTree(api.get("/api/v1/namespaces/default/pods?labelSelector=app%3Dguarded"));
            var ready = StreamSupport.stream(pods.path("items").spliterator(), false)
                    .filter(GuardedWorkload::ready)
                    .count();
            looks.incrementAndGet();
            if (ready < WANTED) {
                breaches.add(Instant.now() + ": " + ready + " ready");
            }
        } catch (IOException unanswered) {
            // The probe counts what the API does not answer; this look saw nothing.
        }
    }

    private static boolean ready(JsonNode pod) {
        return StreamSupport.stream(pod.path("status").path("conditions").spliterator(), false)
                .anyMatch(condition -> condition.path("type").asText().equals("Ready")
                        && condition.path("status").asText().equals("True"));
    }

    /** How often the pods were seen. */
    int looks() {
        return looks.get();
    }

    /** Moments at which the budget did not hold. */
    List<String> breaches() {
        return List.copyOf(breaches);
    }

    @Override
    public void close() {
        looking.cancel(true);
        clock.shutdownNow();
    }
}
