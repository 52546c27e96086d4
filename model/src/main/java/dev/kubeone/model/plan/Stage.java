package dev.kubeone.model.plan;

import java.util.List;

/**
 * A part of a plan that must be over before the next begins.
 *
 * @param title what the stage is for: "Join nodes"
 * @param lanes run side by side; hosts that must go one after another share a lane
 */
public record Stage(String title, List<Lane> lanes) {
    public Stage {
        lanes = List.copyOf(lanes);
    }
}
