package dev.kubeone.hosts;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Work that outlives the connection.
 *
 * @param id the same for every attempt; letters, digits, dot and dash
 * @param name what it is called in messages and by simulated hosts: "KubeadmInit"
 * @param script a bash script
 * @param environment variables of the script, kept in the ledger with it: no secrets
 * @param secrets variables whose values must never touch a ledger, log or command line; asked for only when the job is
 *     really started; given to the script as environment variables from a 0600 file in memory that is gone when it ends
 * @param fence refused where the host has seen a greater one in the same scope
 * @param scope what the fence is compared in: the cluster's name
 * @param timeout after which the job is stopped, counted on the host from its start
 */
public record Job(
        String id,
        String name,
        String script,
        Map<String, String> environment,
        Supplier<Map<String, Secret>> secrets,
        long fence,
        String scope,
        Duration timeout) {
    public Job {
        environment = Map.copyOf(environment);
    }
}
