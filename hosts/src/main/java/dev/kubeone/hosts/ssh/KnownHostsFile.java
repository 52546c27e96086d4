package dev.kubeone.hosts.ssh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A known_hosts file, read anew at each question because ssh and other workers write to it as well. */
final class KnownHostsFile {
    /** File locks hold between processes only. */
    private static final Object IN_THIS_PROCESS = new Object();

    private final Path path;

    KnownHostsFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    List<KnownHostsLine> linesAbout(String name) throws IOException {
        return Files.exists(path) ? about(name, Files.readString(path)) : List.of();
    }

    private static List<KnownHostsLine> about(String name, String content) {
        return content.lines()
                .flatMap(line -> KnownHostsLine.parse(line).stream())
                .filter(line -> line.isAbout(name))
                .toList();
    }

    /**
     * Adds a key for a host of which the file knows none.
     *
     * @return what the file says about the host now: the new key, or what somebody else has added meanwhile
     */
    List<KnownHostsLine> remember(String name, HostKey key) throws IOException {
        synchronized (IN_THIS_PROCESS) {
            if (path.toAbsolutePath().getParent() != null) {
                Files.createDirectories(path.toAbsolutePath().getParent());
            }
            try (var file = FileChannel.open(
                            path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
                    var lock = file.lock()) {
                var content = new String(Channels.newInputStream(file).readAllBytes(), StandardCharsets.UTF_8);
                var known = about(name, content);
                if (lock.isValid() && known.isEmpty()) {
                    append(file, content, name + " " + key.type() + " " + key.base64() + "\n");
                    return List.of(new KnownHostsLine("", name, key));
                }
                return known;
            }
        }
    }

    private static void append(FileChannel file, String content, String line) throws IOException {
        var separator = content.isEmpty() || content.endsWith("\n") ? "" : "\n";
        var bytes = ByteBuffer.wrap((separator + line).getBytes(StandardCharsets.UTF_8));
        file.position(file.size());
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(true);
    }
}
