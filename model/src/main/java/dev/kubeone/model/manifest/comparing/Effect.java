package dev.kubeone.model.manifest.comparing;

/** What a difference does to a cluster, the gravest first. */
public enum Effect {
    IMPOSSIBLE("Cannot be done to a cluster that runs"),
    UPGRADE("Upgrades"),
    JOIN("Hosts that join"),
    LEAVE("Hosts that leave"),
    RESTART("Restarts components of the control plane, one host after the other"),
    NODE("Changes nodes, one after the other"),
    MACHINES("Changes machines of the cloud"),
    OBJECTS("Changes objects in the cluster"),
    CLIENT("Changes nothing in the cluster");

    private final String title;

    Effect(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
