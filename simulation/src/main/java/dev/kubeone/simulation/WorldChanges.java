package dev.kubeone.simulation;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kubeone.hosts.HostAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Changes models past what steps do to them: what was done before, and what goes wrong. */
public final class WorldChanges {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final SimulatedWorld world;

    WorldChanges(SimulatedWorld world) {
        this.world = world;
    }

    /** Makes a node one that an earlier run has moved to this version already: its control plane, if it has one. */
    public void moveControlPlane(HostAddress address, String cluster, String version) {
        done(address, cluster, version, List.of("UpgradeKubeadm", "KubeadmUpgradeNode"));
    }

    /** The same for its kubelet. */
    public void moveKubelet(HostAddress address, String cluster, String version) {
        done(address, cluster, version, List.of("UpgradeKubelet"));
    }

    private void done(HostAddress address, String cluster, String version, List<String> jobs) {
        var host = world.host(address);
        for (var job : jobs) {
            var id = "before-" + job + "-" + version;
            host.locked(() -> {
                host.write(new LedgerEntry(
                        id,
                        job,
                        cluster,
                        Map.of("KUBERNETES_VERSION", version),
                        1,
                        world.clock().nowMs() - 1,
                        1,
                        0,
                        List.of()));
                return id;
            });
        }
    }

    /** Lets a disruption budget keep the pods of a node until somebody mends it. */
    public void holdPods(HostAddress address, String budget) {
        fault(address, Map.of("podsHeld", true, "podsHeldBy", budget));
    }

    /** Ends everything that goes wrong on a host. */
    public void mend(HostAddress address) {
        fault(address, Map.of());
    }

    private void fault(HostAddress address, Map<String, Object> fault) {
        var file = world.folder().faults(address.name());
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, fault.isEmpty() ? "" : YAML.writeValueAsString(fault));
        } catch (IOException e) {
            throw new UncheckedIOException("write " + file, e);
        }
    }
}
