package dev.kubeone.model.terraform;

import com.fasterxml.jackson.core.JsonLocation;

/** Outputs hold more values than any cluster needs. */
final class TooLargeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient JsonLocation location;

    TooLargeException(JsonLocation location) {
        super("too many values");
        this.location = location;
    }

    JsonLocation location() {
        return location;
    }
}
