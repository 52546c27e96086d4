package dev.kubeone.worker.rehearsal;

import dev.kubeone.activities.run.StepActivity;
import dev.kubeone.activities.step.StepTime;
import io.temporal.activity.Activity;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Steps that take at least as long as they usually do on the real cluster, where that is known. */
final class UsualSteps implements DynamicActivity {
    private final StepActivity steps;
    private final StepTime time;
    private final Map<String, Long> usual;
    private final AtomicBoolean begun;

    /** @param begun becomes true with the first step */
    UsualSteps(StepActivity steps, StepTime time, Map<String, Long> usual, AtomicBoolean begun) {
        this.steps = steps;
        this.time = time;
        this.usual = usual;
        this.begun = begun;
    }

    @Override
    public Object execute(EncodedValues arguments) {
        begun.set(true);
        var started = time.nanos();
        var result = steps.execute(arguments);
        var name = Activity.getExecutionContext().getInfo().getActivityType();
        var left = Duration.ofMillis(usual.getOrDefault(name, 0L)).minusNanos(time.nanos() - started);
        if (left.compareTo(Duration.ZERO) > 0) {
            time.pause(left);
        }
        return result;
    }
}
