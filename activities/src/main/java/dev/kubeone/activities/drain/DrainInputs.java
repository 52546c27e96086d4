package dev.kubeone.activities.drain;

import dev.kubeone.model.manifest.DrainPolicy;
import dev.kubeone.model.manifest.DrainPolicy.Pods;
import dev.kubeone.model.manifest.DrainPolicy.Then;
import dev.kubeone.model.plan.PlannedStep;
import java.util.Map;
import java.util.TreeMap;

/** A drain policy as inputs of a planned step, and back. */
public final class DrainInputs {
    private DrainInputs() {}

    public static Map<String, String> of(DrainPolicy policy) {
        return new TreeMap<>(Map.of(
                PlannedStep.FORCE,
                "",
                "WAIT_SECONDS",
                String.valueOf(policy.waitSeconds()),
                "NOTIFY_SECONDS",
                String.valueOf(policy.notifySeconds()),
                "RETRY_SECONDS",
                String.valueOf(policy.retrySeconds()),
                "THEN",
                policy.then().name(),
                "FORCED_BY",
                policy.forcedBy(),
                "EMPTY_DIR",
                policy.emptyDir().name(),
                "UNMANAGED",
                policy.unmanaged().name()));
    }

    /** Who decided during the run that the pods are deleted now, or "". */
    static String forcedBy(Map<String, String> inputs) {
        return inputs.getOrDefault(PlannedStep.FORCE, "");
    }

    static DrainPolicy policy(Map<String, String> inputs) {
        var force = forcedBy(inputs);
        var policy = new DrainPolicy(
                Integer.parseInt(inputs.get("WAIT_SECONDS")),
                Integer.parseInt(inputs.get("NOTIFY_SECONDS")),
                Integer.parseInt(inputs.get("RETRY_SECONDS")),
                Then.valueOf(inputs.get("THEN")),
                inputs.get("FORCED_BY"),
                Pods.valueOf(inputs.get("EMPTY_DIR")),
                Pods.valueOf(inputs.get("UNMANAGED")));
        return force.isEmpty()
                ? policy
                : new DrainPolicy(0, 0, 0, Then.force, force, policy.emptyDir(), policy.unmanaged());
    }
}
