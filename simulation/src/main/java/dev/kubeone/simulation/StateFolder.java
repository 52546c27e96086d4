package dev.kubeone.simulation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files that models are kept in. A file is replaced as a whole, so a reader never sees half of one. */
final class StateFolder {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path root;

    StateFolder(Path root) {
        this.root = root;
    }

    Path host(String key) {
        return root.resolve("hosts").resolve(key);
    }

    Path cluster(String name) {
        return root.resolve("clusters").resolve(safe(name));
    }

    Path faults(String host) {
        return root.resolve("faults").resolve(safe(host) + ".yaml");
    }

    /** Keys of all hosts that somebody ever talked to, in their order. */
    List<String> hostKeys() {
        return names(root.resolve("hosts"));
    }

    /** Names of what lies in a folder, in their order; nothing for a folder that is not there. */
    static List<String> names(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("list " + folder, e);
        }
    }

    static <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), type));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("read " + file, e);
        }
    }

    /** Removes the files of a folder, if it is there. */
    static void empty(Path folder) {
        for (var name : names(folder)) {
            try {
                Files.deleteIfExists(folder.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException("remove " + folder.resolve(name), e);
            }
        }
    }

    /** To be called by one at a time for each file. */
    static void write(Path file, Object value) {
        var fresh = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            Files.write(fresh, JSON.writeValueAsBytes(value));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("write " + file, e);
        }
    }

    /** A name that is a file's name too. */
    static String safe(String name) {
        var safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
        return safe.startsWith(".") ? "_" + safe : safe;
    }
}
