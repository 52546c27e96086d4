package dev.kubeone.model.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * How workers are moved in batches. The planner and a running run cut batches by the same rules.
 *
 * @param groups every worker of the manifest in one of them
 * @param growing whether batches double from one to the next, up to the limit
 * @param failureBudget how many workers may be left out because something on them fails, before a person is asked
 */
public record Rollout(List<Group> groups, boolean growing, int failureBudget) {
    public static final Rollout NONE = new Rollout(List.of(), false, 0);

    /** From this batch on, doubling could only overflow. */
    private static final int MOST_DOUBLINGS = 20;

    public Rollout {
        groups = List.copyOf(groups);
    }

    /**
     * Workers that share a limit.
     *
     * @param name what the group is: its labels, or "" for workers of no other group
     * @param maxUnavailable how many of them are worked on at once: "2", "25%"
     * @param hosts all of them, whether or not anything is to be done on them
     */
    public record Group(String name, String maxUnavailable, List<String> hosts) {
        public Group {
            hosts = List.copyOf(hosts);
        }

        int limit() {
            return Limit.parse(maxUnavailable).atLeastOneOf(hosts.size());
        }
    }

    public boolean has(String host) {
        return groups.stream().anyMatch(group -> group.hosts().contains(host));
    }

    /** The same with another limit for every group. */
    public Rollout limitedTo(Limit limit) {
        var changed = groups.stream()
                .map(group -> new Group(group.name(), limit.toString(), group.hosts()))
                .toList();
        return new Rollout(changed, growing, failureBudget);
    }

    /**
     * Cuts batches: first a single worker, the canary of all; then as many of each group as may be away at once.
     *
     * @param left the workers that are still to be moved, in their order
     * @param begun how many batches have begun before
     */
    public List<List<String>> batches(List<String> left, int begun) {
        var rest = new ArrayList<>(left);
        var batches = new ArrayList<List<String>>();
        while (!rest.isEmpty()) {
            var batch = next(rest, begun + batches.size());
            rest.removeAll(batch);
            batches.add(batch);
        }
        return batches;
    }

    private List<String> next(List<String> rest, int before) {
        if (before == 0) {
            return List.of(rest.get(0));
        }
        var batch = new ArrayList<String>();
        for (var group : groups) {
            rest.stream()
                    .filter(group.hosts()::contains)
                    .limit(size(group, before))
                    .forEach(batch::add);
        }
        if (batch.isEmpty()) {
            return List.of(rest.get(0));
        }
        // The order of the manifest, not of the groups: it is what an operator reads.
        return rest.stream().filter(batch::contains).toList();
    }

    private int size(Group group, int before) {
        return growing ? Math.min(group.limit(), 1 << Math.min(before, MOST_DOUBLINGS)) : group.limit();
    }
}
