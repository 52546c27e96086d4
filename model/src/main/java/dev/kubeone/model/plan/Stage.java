package dev.kubeone.model.plan;

import java.util.List;

/**
 * A part of a plan that must be over before the next begins.
 *
 * @param title what the stage is for: "Join nodes"
 * @param lanes run side by side; what must go one after another shares a lane, or names the step it starts after
 */
public record Stage(String title, List<Lane> lanes) {
    public Stage {
        lanes = List.copyOf(lanes);
    }
}
