package dev.kubeone.activities.planning;

import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.UpgradePolicy;
import dev.kubeone.model.plan.Limit;
import dev.kubeone.model.plan.Rollout;
import java.util.ArrayList;
import java.util.List;

/** The manifest's workers by the limits that they share. */
public final class WorkerGroups {
    private WorkerGroups() {}

    public static Rollout rollout(KubeOneCluster manifest) {
        var policy = manifest.upgrade();
        var rest = new ArrayList<>(manifest.staticWorkers().hosts());
        var groups = new ArrayList<Rollout.Group>();
        for (var group : policy.groups()) {
            var members = rest.stream().filter(group::matches).toList();
            rest.removeAll(members);
            add(groups, name(group), group.maxUnavailable(), members);
        }
        add(groups, "", policy.maxUnavailable(), rest);
        var workers = manifest.staticWorkers().hosts().size();
        return new Rollout(
                groups, policy.growing(), Limit.parse(policy.failureBudget()).of(workers));
    }

    private static void add(List<Rollout.Group> groups, String name, String limit, List<HostConfig> members) {
        if (!members.isEmpty()) {
            var hosts = members.stream().map(HostConfig::displayName).toList();
            groups.add(new Rollout.Group(name, limit, hosts));
        }
    }

    private static String name(UpgradePolicy.Group group) {
        var labels = group.matchLabels().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .toList();
        return String.join(",", labels);
    }
}
