package dev.kubeone.client.local;

import dev.kubeone.client.console.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Downloads the Temporal program of a fixed version with the checksum that its release publishes. */
final class TemporalDownload {
    /** The version that this client was tried with. */
    static final String VERSION = "1.5.1";

    private static final String RELEASES = "https://github.com/temporalio/cli/releases/download";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofMinutes(10);

    private final Surroundings around;
    private final Path program;

    TemporalDownload(Surroundings around, Path program) {
        this.around = around;
        this.program = program;
    }

    /** The program, or nothing if it cannot be downloaded; then the reason has been said. */
    Optional<Path> fetch() {
        var archive = "temporal_cli_" + VERSION + "_" + platform() + ".tar.gz";
        var mirror = around.environment("KUBEONE_TEMPORAL_DOWNLOAD");
        var base = (mirror.isEmpty() ? RELEASES : mirror) + "/v" + VERSION + "/";
        around.err().println("Fetching the Temporal server " + VERSION + " (about 50 MB, once) from " + base);
        try {
            var sums = new String(get(base + "checksums.txt"), StandardCharsets.UTF_8);
            var content = get(base + archive);
            requireChecksum(sums, archive, content);
            install(TarReader.file(unzipped(content), "temporal"), program);
            return Optional.of(program);
        } catch (IOException cause) {
            around.err().println("It cannot be fetched: " + cause);
            return Optional.empty();
        } catch (InterruptedException woken) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Puts the program where the next command finds it; never half of it. */
    static void install(byte[] content, Path program) throws IOException {
        var beside = program.resolveSibling("temporal.new");
        Files.write(beside, content);
        Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(beside, program, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] get(String url) throws IOException, InterruptedException {
        var client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(WHOLE).build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(url + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    private static void requireChecksum(String sums, String archive, byte[] content) throws IOException {
        var actual = sha256(content);
        var matches = sums.lines()
                .map(line -> line.strip().split("\\s+\\*?"))
                .anyMatch(parts -> parts.length == 2 && parts[1].equals(archive) && parts[0].equals(actual));
        if (!matches) {
            throw new IOException(archive + " does not have the published checksum: it has " + actual);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every Java has SHA-256", cause);
        }
    }

    private static byte[] unzipped(byte[] content) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return in.readAllBytes();
        }
    }

    private static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var machine = System.getProperty("os.arch");
        return system + "_" + (machine.equals("aarch64") ? "arm64" : "amd64");
    }
}
