package dev.kubeone.simulation;

import dev.kubeone.activities.guards.FreePorts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Prints what the observing script prints on a real host, made from the model. */
final class Observation {
    private static final String ETCD = "3.5.24-0";

    private final SimulatedHost host;
    private final HostModel model;
    private final Map<String, String> asked;
    private final long nowMs;
    private final List<String> lines = new ArrayList<>();

    Observation(SimulatedHost host, Map<String, String> asked, long nowMs) {
        this.host = host;
        this.model = host.model();
        this.asked = asked;
        this.nowMs = nowMs;
    }

    String text() {
        machine();
        software();
        cluster();
        for (var path : asked("FILES", "\n")) {
            var digest = model.files().get(path);
            if (digest != null) {
                say("file." + path, digest);
            }
        }
        var otherwise = host.faults().facts();
        lines.removeIf(line -> otherwise.containsKey(line.substring(0, line.indexOf('='))));
        otherwise.forEach(this::say);
        return String.join("\n", lines) + "\n";
    }

    private void machine() {
        say("clock.ms", String.valueOf(nowMs));
        say("os.id", "debian");
        say("os.versionId", "12");
        say("os.codename", "bookworm");
        say("os.name", "Debian GNU/Linux 12 (bookworm), simulated");
        say("machine.architecture", "amd64");
        say("machine.cpus", "2");
        say("machine.memoryMb", "4096");
        say("machine.freeDiskMb", "40000");
        say("machine.swap", model.swap());
        say("machine.hostname", model.hostname());
        say("machine.machineId", uuid("machine").replace("-", ""));
        say("machine.bootId", uuid("boot " + host.reboots()));
        say("machine.kernel", "6.1.0-simulated");
        say("machine.cgroupVersion", "2");
        say("machine.root", true);
        if (model.membership().isPresent()) {
            var listening = model.controlPlane() ? FreePorts.CONTROL_PLANE : List.of(10250);
            asked("PORTS", " ").stream()
                    .filter(port -> listening.contains(Integer.valueOf(port)))
                    .forEach(port -> say("machine.listening", port));
        }
        asked("MODULES", " ").stream()
                .filter(model.modules()::contains)
                .forEach(module -> say("machine.module", module));
        asked("SYSCTLS", " ").forEach(name -> say("sysctl." + name, model.sysctl(name)));
    }

    private void software() {
        if (!model.containerd().isEmpty()) {
            say("software.containerd", model.containerd());
        }
        if (!model.kubelet().isEmpty()) {
            say("software.kubelet", model.kubelet());
            say("software.kubeadm", model.kubeadm());
            say("software.kubectl", model.kubelet());
            say("software.cniPlugins", true);
        }
        model.held().forEach(name -> say("software.held", name));
        model.active().forEach(unit -> say("software.active", unit));
        model.enabled().forEach(unit -> say("software.enabled", unit));
    }

    private void cluster() {
        say("cluster.owner", model.owner());
        say("record.version", model.recorded());
        say("cluster.kubeletConf", model.membership().isPresent() || model.halfMade());
        say("cluster.complete", model.membership().isPresent());
        model.membership().ifPresent(membership -> {
            say("cluster.adminConf", model.controlPlane());
            say("cluster.etcdData", model.controlPlane());
            say("cluster.apiHealthy", model.controlPlane());
            say("cluster.caHash", SimulatedCa.fileDigest());
            say("cluster.server", "https://" + membership.config().endpoint());
            model.staticPods().forEach(pod -> {
                say("cluster.staticPod", pod);
                say("component." + pod, pod.equals("etcd") ? ETCD : model.controlPlaneVersion());
            });
            if (!model.unfinished().isEmpty()) {
                say("upgrade.unfinished", model.unfinished());
            }
        });
    }

    private List<String> asked(String variable, String separator) {
        return List.of(asked.getOrDefault(variable, "").split(separator)).stream()
                .filter(word -> !word.isBlank())
                .toList();
    }

    private String uuid(String what) {
        var seed = what + " of " + host.key();
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void say(String key, boolean value) {
        if (value) {
            say(key, "true");
        }
    }

    private void say(String key, String value) {
        lines.add(key + "=" + value);
    }
}
