package dev.kubeone.client.manifest;

import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.workflows.messages.FileBundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Packs the operator's addons folder: the same content gives the same bytes on every machine. */
final class AddonsBundle {
    // Bounds what is read before packing; a folder with a container image in it is a mistake.
    private static final long LARGEST_UNPACKED = 32_000_000;
    private static final int MOST_FILES = 2_000;

    /** In YAML of any style, and in JSON. */
    private static final Pattern SECRET = Pattern.compile(
            "(^|[{,\\s])[\"']?kind[\"']?\\s*:\\s*[\"']?Secret[\"']?\\s*($|[,}#\\n])", Pattern.MULTILINE);

    private AddonsBundle() {}

    static FileBundle pack(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw failure(folder, "there is no such folder", "correct addons.path in the manifest", null);
        }
        try {
            var archive = gzip(tar(folder));
            if (archive.length > FileBundle.MAX_BYTES) {
                throw tooLarge(folder, "packed it has " + archive.length + " bytes, " + FileBundle.MAX_BYTES + " fit");
            }
            return new FileBundle(sha256(archive), Base64.getEncoder().encodeToString(archive));
        } catch (IOException cause) {
            throw failure(folder, String.valueOf(cause), "make the folder readable", cause);
        }
    }

    /** The texts of all files that are packed. */
    static List<String> texts(Path folder) {
        return List.copyOf(textsByName(folder).values());
    }

    /** Names of packed files that hold a Kubernetes Secret. */
    static List<String> secrets(Path folder) {
        return textsByName(folder).entrySet().stream()
                .filter(file -> SECRET.matcher(file.getValue()).find())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, String> textsByName(Path folder) {
        try {
            var texts = new LinkedHashMap<String, String>();
            for (var file : files(folder)) {
                texts.put(name(folder, file), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
            return texts;
        } catch (IOException cause) {
            throw failure(folder, String.valueOf(cause), "make the folder readable", cause);
        }
    }

    private static byte[] tar(Path folder) throws IOException {
        var tar = new TarWriter();
        var total = 0L;
        for (var file : files(folder)) {
            total += Files.size(file);
            if (total > LARGEST_UNPACKED) {
                throw tooLarge(folder, "it has more than " + LARGEST_UNPACKED / 1_000_000 + " MB");
            }
            tar.add(name(folder, file), Files.readAllBytes(file));
        }
        return tar.finish();
    }

    // Hidden files are an editor's or a version control's, not the cluster's.
    private static List<Path> files(Path folder) throws IOException {
        try (var walk = Files.walk(folder, 16, FileVisitOption.FOLLOW_LINKS)) {
            var found = walk.filter(Files::isRegularFile)
                    .filter(file -> !hidden(folder.relativize(file)))
                    .sorted(Comparator.comparing(file -> name(folder, file)))
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (found.size() > MOST_FILES) {
                throw tooLarge(folder, "it has more than " + MOST_FILES + " files");
            }
            return found;
        }
    }

    private static boolean hidden(Path relative) {
        for (var part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new StrongGzip(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every Java has SHA-256", cause);
        }
    }

    private static OperatorException tooLarge(Path folder, String why) {
        return failure(folder, why, "move images and charts out of it; addons are manifests", null);
    }

    private static OperatorException failure(Path folder, String why, String next, Throwable cause) {
        return new OperatorException(
                new Failure(FailureKind.MANIFEST, "pack the addons", folder.toString(), why, next), cause);
    }

    /** Java's gzip header carries neither time nor name; only the strength has to be chosen. */
    private static final class StrongGzip extends GZIPOutputStream {
        StrongGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
