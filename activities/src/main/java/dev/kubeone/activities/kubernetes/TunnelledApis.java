package dev.kubeone.activities.kubernetes;

import dev.kubeone.activities.hosts.HostAddresses;
import dev.kubeone.activities.hosts.HostFailures;
import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.hosts.Command;
import dev.kubeone.hosts.HostAddress;
import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.Hosts;
import dev.kubeone.hosts.Secret;
import dev.kubeone.hosts.Tunnel;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.HostConfig;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Reaches API servers through SSH: the admin's credentials are read from a control plane at the moment of use and its
 * own API server is asked through a tunnel, so that neither firewalls nor a load balancer stand between.
 */
public final class TunnelledApis implements ClusterApis {
    private static final Duration READ = Duration.ofSeconds(20);
    private static final int API_SERVER_PORT = 6443;

    private final Hosts hosts;
    private final ConcurrentMap<HostAddress, ApiConnection> connections = new ConcurrentHashMap<>();

    public TunnelledApis(Hosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public ClusterApi connect(List<HostConfig> controlPlanes) {
        connections.values().forEach(ApiConnection::expire);
        Failure last = null;
        for (var host : controlPlanes) {
            try {
                var connection =
                        connections.compute(HostAddresses.of(host), (address, shared) -> acquired(shared, host));
                if (connection != null) {
                    return new FabricClusterApi(connection);
                }
            } catch (HostException e) {
                last = HostFailures.of("reach the Kubernetes API", e);
            }
        }
        throw last != null ? new OperatorException(last) : none("reach the Kubernetes API");
    }

    /** The shared connection if it is any good, else a new one; null where the host has no credentials. */
    private ApiConnection acquired(ApiConnection shared, HostConfig host) {
        if (shared != null && shared.acquire()) {
            return shared;
        }
        var kubeconfig = read(host);
        if (kubeconfig.reveal().isBlank()) {
            return null;
        }
        var opened = open(host, kubeconfig);
        opened.acquire();
        return opened;
    }

    @Override
    public Secret kubeconfig(List<HostConfig> controlPlanes) {
        Failure last = null;
        for (var host : controlPlanes) {
            try {
                var kubeconfig = read(host);
                if (!kubeconfig.reveal().isBlank()) {
                    return kubeconfig;
                }
            } catch (HostException e) {
                last = HostFailures.of("read the admin kubeconfig", e);
            }
        }
        throw last != null ? new OperatorException(last) : none("read the admin kubeconfig");
    }

    private Secret read(HostConfig host) {
        var result = hosts.session(HostAddresses.of(host))
                .run(new Command("read-kubeconfig", Scripts.file("kubernetes/read-kubeconfig.sh"), Map.of(), READ));
        return new Secret(result.succeeded() ? result.stdout() : "");
    }

    private ApiConnection open(HostConfig host, Secret kubeconfig) {
        var tunnel = hosts.session(HostAddresses.of(host)).openTunnel("127.0.0.1", API_SERVER_PORT);
        return new ApiConnection(
                new KubernetesClientBuilder()
                        .withConfig(config(kubeconfig, tunnel))
                        .build(),
                tunnel);
    }

    private static Config config(Secret kubeconfig, Tunnel tunnel) {
        var config = Config.fromKubeconfig(kubeconfig.reveal());
        return new ConfigBuilder(config)
                .withMasterUrl("https://127.0.0.1:" + tunnel.localPort() + "/")
                .withNoProxy("127.0.0.1")
                .withConnectionTimeout(5_000)
                .withRequestTimeout(20_000)
                // Steps wait and retry by themselves, and say so.
                .withRequestRetryBackoffLimit(0)
                .build();
    }

    private static OperatorException none(String what) {
        return new OperatorException(
                FailureKind.KUBERNETES_API,
                what,
                "",
                "no control plane has admin credentials",
                "check that the first control plane was initialised");
    }
}
