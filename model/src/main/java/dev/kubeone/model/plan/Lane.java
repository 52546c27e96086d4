package dev.kubeone.model.plan;

import java.util.List;

/**
 * Steps in order, each started when the one before it is done.
 *
 * @param title a host's display name, or what the lane is about: "control planes, one by one"
 */
public record Lane(String title, List<PlannedStep> steps) {
    public Lane {
        steps = List.copyOf(steps);
    }
}
