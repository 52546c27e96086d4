package dev.kubeone.model.facts;

import java.util.List;

/**
 * What decides whether a running cluster can be worked on safely. Observed only for runs that change a running cluster.
 *
 * @param budgets PodDisruptionBudgets that are for any pod
 * @param unavailable Deployments and StatefulSets that do not have all their replicas: "Deployment shop/web"
 * @param deprecatedApis deprecated API versions that somebody has asked an API server for since it started
 * @param etcd one entry a control plane that was asked
 */
public record SafetyFacts(
        List<BudgetFacts> budgets, List<String> unavailable, List<ApiUse> deprecatedApis, List<EtcdFacts> etcd) {
    public static final SafetyFacts NONE = new SafetyFacts(List.of(), List.of(), List.of(), List.of());

    public SafetyFacts {
        budgets = budgets == null ? List.of() : List.copyOf(budgets);
        unavailable = unavailable == null ? List.of() : List.copyOf(unavailable);
        deprecatedApis = deprecatedApis == null ? List.of() : List.copyOf(deprecatedApis);
        etcd = etcd == null ? List.of() : List.copyOf(etcd);
    }

    /**
     * A PodDisruptionBudget.
     *
     * @param name with its namespace: "shop/web"
     * @param rule what it demands, in its own words: "minAvailable 2"
     * @param allowed how many pods may be evicted now
     * @param healthy how many of its pods are healthy
     * @param wanted how many must stay healthy
     * @param expected how many pods it is for
     */
    public record BudgetFacts(String name, String rule, int allowed, int healthy, int wanted, int expected) {}

    /**
     * @param api group and version: "flowcontrol.apiserver.k8s.io/v1beta3"
     * @param removedIn the minor release that no longer has it: "1.32"
     * @param host the control plane whose API server was asked
     */
    public record ApiUse(String api, String resource, String removedIn, String host) {}

    /**
     * One etcd member as its own host sees it.
     *
     * @param problem why it does not answer or is not healthy, or ""
     * @param members how many started voting members it knows
     * @param bytes size of its database
     * @param alarms alarms that it knows of: "NOSPACE"
     */
    public record EtcdFacts(String host, String problem, int members, long bytes, List<String> alarms) {
        public EtcdFacts {
            alarms = List.copyOf(alarms);
        }
    }
}
