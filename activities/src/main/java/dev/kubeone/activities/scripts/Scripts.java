package dev.kubeone.activities.scripts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Script files of the product. A step's script is the prelude, then the file of the variant (an OS family, or a way to
 * install), then the file for any host; each of the last two may be missing, not both.
 */
public final class Scripts {
    private static final ConcurrentMap<String, Optional<String>> CACHE = new ConcurrentHashMap<>();

    private Scripts() {}

    /** The script of a step for a variant. */
    public static String of(String step, String variant) {
        var parts = Stream.of(variant, "any")
                .distinct()
                .map(name -> read("/scripts/" + step + "/" + name + ".sh"))
                .flatMap(Optional::stream)
                .toList();
        if (parts.isEmpty()) {
            throw new IllegalStateException("step " + step + " has no script for " + variant);
        }
        return withPrelude(String.join("\n", parts));
    }

    /** Whether a step has a script of its own for a variant. */
    public static boolean exists(String step, String variant) {
        return read("/scripts/" + step + "/" + variant + ".sh").isPresent();
    }

    /** One file, with the prelude. */
    public static String file(String path) {
        return withPrelude(required("/scripts/" + path));
    }

    /** One file that asks the host's etcd member, with the functions for that and the prelude. */
    public static String askingEtcd(String path) {
        return file("kubernetes/etcd.sh") + "\n" + plain(path);
    }

    /** The script of a step that works with the record of files, with the functions for that and the prelude. */
    public static String onRecord(String step) {
        return file("kubernetes/record.sh") + "\n" + plain(step + "/any.sh");
    }

    /** A script behind files of functions that it uses, with the prelude. */
    public static String withFunctions(String path, String... functions) {
        return withPrelude(Stream.concat(Stream.of(functions), Stream.of(path))
                .map(Scripts::plain)
                .collect(Collectors.joining("\n")));
    }

    /** One file as it is. */
    public static String plain(String path) {
        return required("/scripts/" + path);
    }

    private static String withPrelude(String script) {
        return required("/scripts/prelude.sh") + "\n" + script;
    }

    private static String required(String path) {
        return read(path).orElseThrow(() -> new IllegalStateException("no resource " + path));
    }

    private static Optional<String> read(String path) {
        return CACHE.computeIfAbsent(path, Scripts::load);
    }

    private static Optional<String> load(String path) {
        try (var resource = Scripts.class.getResourceAsStream(path)) {
            return resource == null
                    ? Optional.empty()
                    : Optional.of(withoutHeader(new String(resource.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** Leading comments are for readers of the file, not for ledgers on hosts. */
    private static String withoutHeader(String script) {
        return Arrays.stream(script.split("\n", -1))
                .dropWhile(line -> line.startsWith("#"))
                .collect(Collectors.joining("\n"));
    }
}
