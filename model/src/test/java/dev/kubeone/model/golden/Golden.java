package dev.kubeone.model.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that holds what a test expects; {@code -Dgolden.update=true} writes what there is instead of comparing. */
public final class Golden {
    private Golden() {}

    public static void check(Path file, String actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, actual);
        }
        assertThat(file)
                .as("write it with -Dgolden.update=true, then read what it says")
                .exists();
        assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
    }
}
