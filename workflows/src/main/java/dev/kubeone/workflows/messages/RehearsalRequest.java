package dev.kubeone.workflows.messages;

import dev.kubeone.model.plan.RunKind;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks to try a run on models.
 *
 * @param kind what the run would be for
 * @param run what it would be started with
 * @param from the version of the models' cluster; no real host is looked at then. "" to look at the real ones
 * @param startsAtMs when the run is taken to start, epoch milliseconds; 0 for now
 * @param held display names of workers that a disruption budget is assumed to keep the pods of
 * @param usual how long steps usually take on this cluster, in milliseconds by name; of others the models know it
 */
public record RehearsalRequest(
        RunKind kind, RunRequest run, String from, long startsAtMs, List<String> held, Map<String, Long> usual) {
    public RehearsalRequest {
        held = List.copyOf(held);
        usual = Collections.unmodifiableMap(new TreeMap<>(usual));
    }
}
