package dev.kubeone.worker;

import java.util.Set;

/** What is known of an upgrade's steps from outside. */
final class UpgradeSteps {
    /** Steps that are jobs on hosts, so that they have a middle that the ledger shows. */
    static final Set<String> JOBS = Set.of(
            "ConfigureRepositories",
            "UpgradeKubeadm",
            "PrefetchUpgrade",
            "KubeadmUpgradeApply",
            "KubeadmUpgradeNode",
            "UpgradeKubelet",
            "RecordFiles");

    /** Of an install of three control planes and three workers: five to prepare each, six memberships, records, checks. */
    static final int INSTALLED = 6 * 5 + 6 + 6 + 6;

    /** Of its upgrade: on each host three to fetch, kubeadm, the kubelet and the record. */
    static final int UPGRADED = 6 * 6;

    private UpgradeSteps() {}

    /** @param step id, such as {@code cp-1/UpgradeKubelet} */
    static boolean isJob(String step) {
        return JOBS.contains(step.split("/")[1]);
    }
}
