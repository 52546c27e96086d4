package dev.kubeone.activities.kubernetes;

import java.time.Instant;

/**
 * A Deployment or StatefulSet.
 *
 * @param key "Deployment shop/web"
 * @param wanted how many replicas it shall have
 * @param available how many are available
 * @param made when it was created
 */
public record Workload(String key, int wanted, int available, Instant made) {
    public boolean whole() {
        return available >= wanted;
    }
}
