package dev.kubeone.model.manifest;

import java.util.List;

/**
 * What must hold behind each batch of workers besides the built-in gate.
 *
 * @param passes how many times in a row an HTTP check must pass
 * @param intervalSeconds between two of them
 * @param timeoutSeconds how long each gate is waited for before a person is asked
 */
public record UpgradeGates(int passes, int intervalSeconds, int timeoutSeconds, List<Http> http, List<Job> jobs) {
    public static final UpgradeGates NONE = new UpgradeGates(3, 5, 600, List.of(), List.of());

    public UpgradeGates {
        http = http == null ? List.of() : List.copyOf(http);
        jobs = jobs == null ? List.of() : List.copyOf(jobs);
    }

    /**
     * A GET that is answered with a status.
     *
     * @param name what status and history call it
     * @param url a service of the cluster (its host ends in ".svc") is asked through the API server, all else by the worker
     */
    public record Http(String name, String url, int expectStatus) {}

    /**
     * A Kubernetes Job that must succeed.
     *
     * @param name what status and history call it
     * @param fromCronJob the CronJob in the namespace whose template it is made from
     */
    public record Job(String name, String namespace, String fromCronJob) {}
}
