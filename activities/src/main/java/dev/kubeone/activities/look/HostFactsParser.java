package dev.kubeone.activities.look;

import dev.kubeone.model.facts.ComponentFacts;
import dev.kubeone.model.facts.HostFacts;
import dev.kubeone.model.facts.HostFacts.ClusterState;
import dev.kubeone.model.facts.HostFacts.Machine;
import dev.kubeone.model.facts.HostFacts.Os;
import dev.kubeone.model.facts.HostFacts.Software;
import dev.kubeone.model.facts.RecordFacts;
import dev.kubeone.model.facts.RecordFacts.FileDrift;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the {@code key=value} lines of the observing script; a key may come more than once. */
final class HostFactsParser {
    private final Map<String, List<String>> values;

    private HostFactsParser(String output) {
        values = output.lines()
                .filter(line -> line.contains("="))
                .map(line -> line.split("=", 2))
                .collect(Collectors.groupingBy(
                        pair -> pair[0], TreeMap::new, Collectors.mapping(pair -> pair[1], Collectors.toList())));
    }

    /** @param askedMs, answeredMs this machine's clock before and after; the host's is compared with the middle */
    static HostFacts parse(String host, String output, long askedMs, long answeredMs) {
        var parser = new HostFactsParser(output);
        return new HostFacts(
                host,
                null,
                parser.os(),
                parser.machine(askedMs, answeredMs),
                parser.software(),
                parser.cluster(),
                parser.withPrefix("file."),
                parser.all("unreachable"),
                parser.components(),
                parser.record());
    }

    private Os os() {
        return new Os(text("os.id"), text("os.versionId"), text("os.codename"), text("os.name"));
    }

    private Machine machine(long askedMs, long answeredMs) {
        var clock = number("clock.ms");
        // The script reads the clock first thing, so the time it takes itself does not count as skew.
        var skew = clock < askedMs ? clock - askedMs : Math.max(0, clock - answeredMs);
        return new Machine(
                text("machine.architecture"),
                (int) number("machine.cpus"),
                number("machine.memoryMb"),
                number("machine.freeDiskMb"),
                flag("machine.swap"),
                skew,
                text("machine.hostname"),
                text("machine.machineId"),
                text("machine.bootId"),
                text("machine.kernel"),
                (int) number("machine.cgroupVersion"),
                flag("machine.root"),
                all("machine.listening").stream().map(Integer::valueOf).toList(),
                all("machine.module"),
                withPrefix("sysctl."));
    }

    private Software software() {
        return new Software(
                text("software.containerd"),
                text("software.kubelet"),
                text("software.kubeadm"),
                text("software.kubectl"),
                flag("software.cniPlugins"),
                all("software.held"),
                all("software.active"),
                all("software.enabled"));
    }

    private ClusterState cluster() {
        return new ClusterState(
                flag("cluster.adminConf"),
                flag("cluster.kubeletConf"),
                all("cluster.staticPod"),
                flag("cluster.etcdData"),
                text("cluster.caHash"),
                text("cluster.server"),
                text("cluster.owner"),
                flag("cluster.complete"),
                flag("cluster.apiHealthy"));
    }

    private ComponentFacts components() {
        return new ComponentFacts(
                withPrefix("component."),
                text("upgrade.unfinished"),
                text("upgrade.done"),
                text("certificates.hold").isEmpty() ? ComponentFacts.UNKNOWN : number("certificates.hold"),
                withPrefix("apiserver.flag."),
                text("apiserver.encryption"));
    }

    private RecordFacts record() {
        return new RecordFacts(
                text("record.version"),
                all("record.drift").stream().map(HostFactsParser::drift).toList());
    }

    private static FileDrift drift(String line) {
        var parts = line.split("\\|", -1);
        return new FileDrift(FileDrift.Kind.valueOf(parts[0]), parts[1], parts[2], parts[3]);
    }

    private List<String> all(String key) {
        return values.getOrDefault(key, List.of());
    }

    private String text(String key) {
        return all(key).isEmpty() ? "" : all(key).get(0).strip();
    }

    private long number(String key) {
        var text = text(key);
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    private boolean flag(String key) {
        return text(key).equals("true");
    }

    private Map<String, String> withPrefix(String prefix) {
        var map = new TreeMap<String, String>();
        values.forEach((key, list) -> {
            if (key.startsWith(prefix)) {
                map.put(key.substring(prefix.length()), list.get(0).strip());
            }
        });
        return map;
    }
}
