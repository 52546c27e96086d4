package dev.kubeone.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubeone.activities.hosts.HostAddresses;
import dev.kubeone.activities.kubernetes.ClusterApi;
import dev.kubeone.activities.render.HostFiles;
import dev.kubeone.hosts.Job;
import dev.kubeone.hosts.JobResult;
import dev.kubeone.hosts.Secret;
import dev.kubeone.model.facts.ApiFacts.NodeFacts;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.Taint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedClusterTest {
    private static final String POD_NETWORK = """
            kind: DaemonSet
            metadata: {name: net, namespace: kube-system}
            spec: {path: /etc/cni/net.d}
            """;

    private final KubeOneCluster manifest = ExampleCluster.named("demo");
    private final List<HostConfig> controlPlanes = manifest.controlPlane().hosts();
    private final SetClock clock = new SetClock();

    @TempDir
    Path folder;

    private SimulatedWorld world;

    @BeforeEach
    void makeWorld() {
        world = new SimulatedWorld(
                folder, new SimulatedClock(clock, 1, left -> clock.forward(Duration.ofMillis(left))));
    }

    @Test
    void thereIsNoApiBeforeAControlPlane() {
        assertThatThrownBy(() -> world.apis().connect(controlPlanes))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("no control plane");
        assertThatThrownBy(() -> world.apis().kubeconfig(controlPlanes)).isInstanceOf(OperatorException.class);
    }

    @Test
    void initialisingAHostThatIsNotPreparedFailsAsKubeadmDoes() {
        var result = init(0);
        assertThat(result.succeeded()).isFalse();
        assertThat(result.tail()).last().isEqualTo("kubeadm: command not found");
    }

    @Test
    void aNodeIsReadySomeTimeAfterThePodNetworkIsThere() {
        prepare(0);
        assertThat(init(0).succeeded()).isTrue();
        try (var api = world.apis().connect(controlPlanes)) {
            clock.forward(Duration.ofHours(1));
            assertThat(node(api, "cp-1").ready()).isFalse();
            assertThat(api.whyNotAvailable("kube-system", "coredns")).isPresent();
            assertThat(api.whyStaticPodsNotReady("cp-1")).isEmpty();

            assertThat(api.apply(POD_NETWORK)).isEqualTo(1);
            assertThat(api.apply(POD_NETWORK)).isZero();
            assertThat(node(api, "cp-1").ready()).isFalse();
            clock.forward(Duration.ofSeconds(20));
            assertThat(node(api, "cp-1").ready()).isTrue();
            assertThat(api.whyNotAvailable("kube-system", "coredns")).isEmpty();
            assertThat(api.whyNotAvailable("kube-system", "nobody"))
                    .hasValueSatisfying(why -> assertThat(why).contains("does not exist"));
        }
    }

    @Test
    void aJoinNeedsATokenThatHolds() {
        prepare(0);
        init(0);
        prepare(3);
        try (var api = world.apis().connect(controlPlanes)) {
            var token = api.createJoinToken(Duration.ofMinutes(20));
            assertThat(token.reveal()).matches("[a-z0-9]{6}\\.[a-z0-9]{16}");
            assertThat(join("j1", 3, new Secret("abcdef.0123456789abcdef"), true)
                            .tail())
                    .last()
                    .asString()
                    .contains("token is not valid");
            assertThat(join("j2", 3, token, false).tail()).last().asString().contains("unknown authority");
            assertThat(join("j3", 3, token, true).succeeded()).isTrue();
            assertThat(api.facts().nodes()).extracting(NodeFacts::name).containsExactly("cp-1", "w-1");
            assertThat(node(api, "w-1").controlPlane()).isFalse();

            api.deleteJoinToken(token);
            prepare(1);
            assertThat(join("j4", 1, token, true).succeeded()).isFalse();
        }
    }

    @Test
    void labelsAndTaintsAreSetAndTakenAway() {
        prepare(0);
        init(0);
        try (var api = world.apis().connect(controlPlanes)) {
            assertThat(node(api, "cp-1").taints())
                    .containsExactly(new Taint("node-role.kubernetes.io/control-plane", "", "NoSchedule"));
            assertThat(api.setNodeMetadata("cp-1", Map.of("tier", "web"), Map.of("a", "b"), List.of()))
                    .isTrue();
            assertThat(node(api, "cp-1").labels()).containsEntry("tier", "web");
            assertThat(node(api, "cp-1").taints()).isEmpty();
            assertThat(api.setNodeMetadata("cp-1", Map.of("tier-", ""), Map.of(), null))
                    .isTrue();
            assertThat(node(api, "cp-1").labels()).doesNotContainKey("tier");
            assertThat(api.setNodeMetadata("cp-1", Map.of(), Map.of(), null)).isFalse();
            assertThatThrownBy(() -> api.setNodeMetadata("cp-9", Map.of(), Map.of(), null))
                    .isInstanceOf(OperatorException.class);
        }
    }

    @Test
    void whatWasAskedOfTheApiOutlivesTheWorld() {
        prepare(0);
        init(0);
        try (var api = world.apis().connect(controlPlanes)) {
            api.recordApplied("user-addons", "d1");
        }
        var later = new SimulatedWorld(
                folder, new SimulatedClock(clock, 1, left -> clock.forward(Duration.ofMillis(left))));
        try (var api = later.apis().connect(controlPlanes)) {
            assertThat(api.facts().applied()).containsExactly(Map.entry("user-addons", "d1"));
            assertThat(api.serviceAddress("default", "kubernetes")).isEqualTo("10.96.0.1");
            assertThat(api.serviceAddress("kube-system", "kube-dns")).isEqualTo("10.96.0.10");
            assertThatThrownBy(() -> api.serviceAddress("default", "nobody")).isInstanceOf(OperatorException.class);
        }
        assertThat(later.apis().kubeconfig(controlPlanes).reveal()).contains("https://192.0.2.10:6443");
    }

    @Test
    void aControlPlaneThatCannotBeReachedIsPassedOver() throws IOException {
        prepare(0);
        init(0);
        Files.createDirectories(folder.resolve("faults"));
        Files.writeString(folder.resolve("faults/cp-1.yaml"), "unreachableUntil: 9999999999999");
        assertThatThrownBy(() -> world.apis().connect(controlPlanes)).isInstanceOf(OperatorException.class);
    }

    private void prepare(int host) {
        run(
                host,
                "PrepareOs",
                "p" + host,
                Map.of(
                        "CLUSTER", "demo",
                        "MODULES_CONF", HostFiles.modules(),
                        "SYSCTL_CONF", HostFiles.sysctl(),
                        "JOURNALD_CONF", HostFiles.journald(),
                        "PROXY_ENV", ""),
                Map.of());
        run(
                host,
                "InstallContainerd",
                "c" + host,
                Map.of("CONTAINERD_VERSION", "2.2", "CONTAINERD_CONFIG", "version = 3", "REGISTRIES", ""),
                Map.of());
        run(
                host,
                "InstallKubernetes",
                "k" + host,
                Map.of("KUBERNETES_VERSION", "1.34.4", "VARIANT", "debian"),
                Map.of());
    }

    private JobResult init(int host) {
        return run(host, "KubeadmInit", "init" + host, Map.of("KUBEADM_CONFIG", """
                kind: InitConfiguration
                nodeRegistration: {name: cp-1, kubeletExtraArgs: [{name: node-ip, value: 192.0.2.11}]}
                ---
                kind: ClusterConfiguration
                kubernetesVersion: v1.34.4
                controlPlaneEndpoint: 192.0.2.10:6443
                networking: {serviceSubnet: 10.96.0.0/12}
                """), Map.of());
    }

    private JobResult join(String id, int host, Secret token, boolean pinned) {
        var config = """
                kind: JoinConfiguration
                nodeRegistration: {name: %s}
                ---
                kind: Config
                clusters: [{cluster: {server: 'https://192.0.2.10:6443'}}]
                """.formatted(manifest.hosts().get(host).displayName());
        return run(
                host,
                "JoinWorker",
                id,
                Map.of("KUBEADM_CONFIG", config),
                Map.of("JOIN_TOKEN", token, "CA_DATA", new Secret(pinned ? SimulatedCa.base64() : "")));
    }

    private JobResult run(
            int host, String name, String id, Map<String, String> environment, Map<String, Secret> secrets) {
        var job = new Job(id, name, "", environment, () -> secrets, 1, "demo", Duration.ofMinutes(5));
        var session = world.hosts().session(HostAddresses.of(manifest.hosts().get(host)));
        return session.runJob(job, line -> {});
    }

    private static NodeFacts node(ClusterApi api, String name) {
        return api.facts().nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Stands still until it is set forward. */
    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
