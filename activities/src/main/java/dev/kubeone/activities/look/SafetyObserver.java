package dev.kubeone.activities.look;

import dev.kubeone.activities.hosts.HostAddresses;
import dev.kubeone.activities.kubernetes.Budget;
import dev.kubeone.activities.kubernetes.ClusterApi;
import dev.kubeone.activities.kubernetes.Workload;
import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.hosts.Command;
import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.Hosts;
import dev.kubeone.model.facts.SafetyFacts;
import dev.kubeone.model.facts.SafetyFacts.ApiUse;
import dev.kubeone.model.facts.SafetyFacts.BudgetFacts;
import dev.kubeone.model.facts.SafetyFacts.EtcdFacts;
import dev.kubeone.model.manifest.HostConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Looks at what decides whether a running cluster can be worked on safely. */
final class SafetyObserver {
    private static final Duration LIMIT = Duration.ofSeconds(25);

    /** Facts travel through histories: of a cluster that is broken all over, a part tells enough. */
    private static final int MOST = 500;

    private final Hosts hosts;

    SafetyObserver(Hosts hosts) {
        this.hosts = hosts;
    }

    /** @param controlPlanes those that hold the cluster's credentials */
    SafetyFacts observe(ClusterApi api, List<HostConfig> controlPlanes) {
        var etcd = new ArrayList<EtcdFacts>();
        var deprecated = new ArrayList<ApiUse>();
        for (var host : controlPlanes) {
            try {
                var state = state(host);
                etcd.add(state.etcd());
                deprecated.addAll(state.deprecatedApis());
            } catch (HostException e) {
                etcd.add(new EtcdFacts(host.displayName(), e.getMessage(), 0, 0, List.of()));
            }
        }
        return new SafetyFacts(budgets(api), unavailable(api), deprecated, etcd);
    }

    private ControlPlaneState state(HostConfig host) {
        var script = Scripts.askingEtcd("kubernetes/control-plane-state.sh");
        var result =
                hosts.session(HostAddresses.of(host)).run(new Command("control-plane-state", script, Map.of(), LIMIT));
        return new ControlPlaneState(host.displayName(), result.stdout());
    }

    private static List<BudgetFacts> budgets(ClusterApi api) {
        return api.budgets().stream()
                .filter(budget -> budget.expected() > 0)
                .sorted(Comparator.comparing(Budget::key))
                .limit(MOST)
                .map(budget -> new BudgetFacts(
                        budget.key(),
                        budget.rule(),
                        budget.allowed(),
                        budget.healthy(),
                        budget.wanted(),
                        budget.expected()))
                .toList();
    }

    private static List<String> unavailable(ClusterApi api) {
        return api.workloads().stream()
                .filter(workload -> !workload.whole())
                .map(Workload::key)
                .sorted()
                .limit(MOST)
                .toList();
    }
}
