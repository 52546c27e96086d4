package dev.kubeone.activities.snapshots;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.hosts.Command;
import dev.kubeone.hosts.CommandResult;
import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.HostSession;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The etcd member of one host, as far as snapshots need it. */
public final class EtcdMember {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TAKE = Duration.ofMinutes(10);
    private static final Duration READ = Duration.ofMinutes(30);
    private static final Duration SHORT = Duration.ofSeconds(20);

    private final HostSession session;

    public EtcdMember(HostSession session) {
        this.session = session;
    }

    /** A snapshot that lies on the host, as the host's own etcdutl reads it. */
    public record Taken(long bytes, String sha256, String hash, long revision, long keys) {}

    /**
     * Takes a snapshot into a file on the host that only root may read.
     *
     * @throws OperatorException if the member is not healthy, or etcdutl does not accept the file
     */
    public Taken take(String name) {
        var values = lines(run(command("etcd-snapshot", "kubernetes/take-snapshot.sh", name, TAKE)));
        var status = parse(values.getOrDefault("status", ""));
        return new Taken(
                Long.parseLong(values.getOrDefault("bytes", "0")),
                values.getOrDefault("sha256", ""),
                Long.toHexString(status.path("hash").asLong()),
                status.path("revision").asLong(),
                status.path("totalKey").asLong());
    }

    /** Hands the file's content on. */
    public void read(String name, OutputStream sink) throws IOException {
        try {
            var result = session.stream(command("read-snapshot", "kubernetes/read-snapshot.sh", name, READ), sink);
            required(result);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    public void remove(String name) {
        run(command("remove-snapshot", "kubernetes/remove-snapshot.sh", name, SHORT));
    }

    private CommandResult run(Command command) {
        return required(session.run(command));
    }

    private CommandResult required(CommandResult result) {
        if (result.succeeded()) {
            return result;
        }
        var lines = result.stderr().strip().lines().toList();
        throw new OperatorException(
                FailureKind.ETCD,
                "take a snapshot of etcd",
                session.address().name(),
                lines.isEmpty() ? "exit code " + result.exitCode() : lines.get(lines.size() - 1),
                "look at etcd on the host: crictl logs, /var/lib/etcd, free disk space");
    }

    private static Command command(String name, String script, String snapshot, Duration limit) {
        return new Command(name, Scripts.askingEtcd(script), Map.of("NAME", snapshot), limit);
    }

    private static Map<String, String> lines(CommandResult result) {
        return Arrays.stream(result.stdout().split("\n"))
                .filter(line -> line.contains("="))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> other));
    }

    private JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new OperatorException(
                    FailureKind.ETCD,
                    "verify the snapshot of etcd",
                    session.address().name(),
                    "etcdutl's answer is not JSON",
                    "look at etcd's image on the host");
        }
    }

    /** Whether trying another host may help. */
    public static boolean hostsFault(RuntimeException e) {
        return e instanceof HostException
                || (e instanceof OperatorException operator
                        && operator.failure().kind() == FailureKind.ETCD);
    }
}
