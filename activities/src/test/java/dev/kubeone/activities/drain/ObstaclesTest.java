package dev.kubeone.activities.drain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.activities.Golden;
import dev.kubeone.activities.drain.Obstacles.Refusal;
import dev.kubeone.activities.kubernetes.Budget;
import dev.kubeone.activities.kubernetes.Budget.Requirement;
import dev.kubeone.activities.kubernetes.NodePod;
import dev.kubeone.model.manifest.DrainPolicy;
import dev.kubeone.model.manifest.DrainPolicy.Pods;
import dev.kubeone.model.manifest.DrainPolicy.Then;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ObstaclesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final DrainPolicy STRICT = new DrainPolicy(1, 1, 1, Then.park, "", Pods.refuse, Pods.refuse);

    private static final NodePod WEB_1 =
            pod("web-1", "Deployment web", "ReplicaSet", Map.of("app", "web"), false, null);
    private static final NodePod WEB_2 =
            pod("web-2", "Deployment web", "ReplicaSet", Map.of("app", "web"), false, null);
    private static final NodePod DB = pod("db-0", "StatefulSet db", "StatefulSet", Map.of("app", "db"), false, null);
    private static final NodePod CACHE = pod("cache-1", "Deployment cache", "ReplicaSet", Map.of(), true, null);
    private static final NodePod LONE = pod("lone", "", "", Map.of(), false, null);
    private static final NodePod SLOW =
            pod("slow-1", "Deployment slow", "ReplicaSet", Map.of(), false, NOW.plusSeconds(90));
    private static final NodePod STUCK =
            pod("stuck-1", "Deployment stuck", "ReplicaSet", Map.of(), false, NOW.minusSeconds(90));
    private static final NodePod AGENT = pod("agent", "DaemonSet agent", "DaemonSet", Map.of(), true, null);

    @Test
    void everySortOfObstacleIsSaid() {
        var texts = Stream.of(
                        text(List.of(WEB_1, WEB_2), budget("web", "web", 2, 2, 2)),
                        text(List.of(WEB_1), budget("web", "web", 1, 2, 3)),
                        text(List.of(WEB_1), budget("web", "web", 1, 2, 3), budget("all", "web", 1, 2, 3)),
                        text(List.of(DB)),
                        text(List.of(LONE, CACHE)),
                        text(List.of(SLOW)),
                        text(List.of(SLOW, STUCK)),
                        text(List.of(AGENT)))
                .collect(Collectors.joining("\n", "", "\n"));

        Golden.check("drain-obstacles.txt", texts);
    }

    @Test
    void podsOfDaemonSetsAndStaticPodsStay() {
        assertThat(PodsToMove.of(List.of(AGENT), STRICT, false)).satisfies(pods -> {
            assertThat(pods.none()).isTrue();
            assertThat(pods.staying()).isEqualTo(1);
        });
    }

    @Test
    void whatIsForcedIsForbiddenByNoPolicy() {
        assertThat(PodsToMove.of(List.of(LONE, CACHE), STRICT, true).toAsk()).containsExactly(LONE, CACHE);
    }

    @Test
    void aBudgetCoversWhatItsSelectorMeetsInItsNamespace() {
        var expressions = List.of(
                new Requirement("app", "In", Set.of("web", "shop")),
                new Requirement("canary", "DoesNotExist", Set.of()),
                new Requirement("tier", "NotIn", Set.of("back")));
        assertThat(budget("shop", "b", expressions).covers(WEB_1)).isTrue();
        assertThat(budget("other", "b", expressions).covers(WEB_1)).isFalse();
        assertThat(budget("shop", "b", expressions).covers(DB)).isFalse();
        assertThat(budget("shop", "b", List.of()).covers(DB)).isTrue();
        assertThat(budget("shop", "b", null).covers(DB)).isFalse();
    }

    private static String text(List<NodePod> pods, Budget... budgets) {
        var sorted = PodsToMove.of(pods, STRICT, false);
        var refusals = sorted.toAsk().stream()
                .collect(Collectors.toMap(
                        NodePod::uid,
                        pod -> new Refusal("the server says no", NOW.minusSeconds(30), NOW.minusSeconds(1))));
        return new Obstacles(List.of(budgets), NOW).text(sorted, refusals);
    }

    private static Budget budget(String name, String app, int healthy, int wanted, int expected) {
        return new Budget(
                "shop",
                name,
                "minAvailable " + wanted,
                List.of(new Requirement("app", "In", Set.of(app))),
                0,
                healthy,
                wanted,
                expected,
                NOW.minusSeconds(3600));
    }

    private static Budget budget(String namespace, String name, List<Requirement> selector) {
        return new Budget(namespace, name, "minAvailable 1", selector, 0, 1, 1, 1, null);
    }

    private static NodePod pod(
            String name, String owner, String kind, Map<String, String> labels, boolean emptyDir, Instant goneBy) {
        return new NodePod("shop", name, "uid-" + name, labels, owner, kind, false, emptyDir, false, true, goneBy);
    }
}
