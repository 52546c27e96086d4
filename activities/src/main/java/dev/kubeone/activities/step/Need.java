package dev.kubeone.activities.step;

import dev.kubeone.model.plan.PlannedStep;
import dev.kubeone.model.plan.StepPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Builds a planned step, readably: {@code Need.of(this, host, "swap is on").input("A", "b").planned()}. */
public final class Need {
    private final String name;
    private String title;
    private final String host;
    private final String reason;
    private final Map<String, String> inputs = new TreeMap<>();
    private StepPolicy policy = StepPolicy.DEFAULT;
    private boolean mayInterrupt;
    private String after = "";

    private Need(String name, String title, String host, String reason) {
        this.name = name;
        this.title = title;
        this.host = host;
        this.reason = reason;
    }

    public static Need of(HostStep step, String host, String reason) {
        return new Need(step.name(), step.title(), host, reason);
    }

    public static Need of(ClusterStep step, String reason) {
        return new Need(step.name(), step.title(), PlannedStep.CLUSTER, reason);
    }

    /** Says what this step does where others of its name do something else. */
    public Need title(String other) {
        title = other;
        return this;
    }

    public Need input(String key, String value) {
        inputs.put(key, value);
        return this;
    }

    public Need inputs(Map<String, String> more) {
        inputs.putAll(more);
        return this;
    }

    /** Overrides {@link StepPolicy#DEFAULT}. */
    public Need policy(int timeoutSeconds, int attempts, boolean skippable) {
        policy = new StepPolicy(timeoutSeconds, attempts, skippable);
        return this;
    }

    /** Says that a service on the host may stop answering while the step runs. */
    public Need mayInterrupt() {
        mayInterrupt = true;
        return this;
    }

    /** Tells this step from others of its name on the same host in the same plan; part of its id. */
    public Need after(String what) {
        after = what.isEmpty() ? "" : "/" + what.replace(' ', '-');
        return this;
    }

    /** The id of a host's only step of its name in a plan. */
    public static String id(String host, HostStep step) {
        return host + "/" + step.name();
    }

    public Optional<PlannedStep> planned() {
        return Optional.of(new PlannedStep(
                host + "/" + name + after, name, host, title, reason, inputs, policy, mayInterrupt, List.of()));
    }
}
