package dev.kubeone.model.manifest;

/** How much the kubelet keeps of each container's log. */
public record LoggingConfig(String containerLogMaxSize, Integer containerLogMaxFiles) {
    public static final LoggingConfig DEFAULTS = new LoggingConfig("100Mi", 5);
}
