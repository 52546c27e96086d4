package dev.kubeone.model.manifest.migration;

import java.util.List;
import java.util.stream.Collectors;

/** A manifest that cannot be migrated, with all that is known to stand in the way. */
public final class MigrationRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Obstacle> obstacles;

    MigrationRefusedException(Obstacle obstacle) {
        this(List.of(obstacle));
    }

    MigrationRefusedException(List<Obstacle> obstacles) {
        super(obstacles.stream().map(Obstacle::message).collect(Collectors.joining("; ")));
        this.obstacles = List.copyOf(obstacles);
    }

    /** What stands in the way. */
    public List<Obstacle> obstacles() {
        return obstacles;
    }
}
