package dev.kubeone.model.plan;

import java.util.List;

/**
 * A part of a plan that must be over before the next begins.
 *
 * @param title what the stage is for: "Join nodes"
 * @param lanes run side by side; what must go one after another shares a lane, or names the step it starts after
 * @param part what the stage is in a run that can be held; plans of older histories have none
 */
public record Stage(String title, List<Lane> lanes, Part part) {
    public Stage {
        lanes = List.copyOf(lanes);
        part = part == null ? Part.NONE : part;
    }

    public Stage(String title, List<Lane> lanes) {
        this(title, lanes, Part.NONE);
    }
}
