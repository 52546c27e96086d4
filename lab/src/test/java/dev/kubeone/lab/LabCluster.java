package dev.kubeone.lab;

import dev.kubeone.lab.Program.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * Hosts, a Temporal server and a worker of this test alone, all real: the server is a process with a database file,
 * client and worker are those of the distribution. Everything is gone when it is closed; logs stay in {@link #folder()}.
 */
final class LabCluster implements AutoCloseable {
    private final LabHosts hosts;
    private final Path folder;
    private final Map<String, String> environment;
    private final Path temporal;
    private final List<Program> workers = new ArrayList<>();
    private final int port = freePort();
    private Program server;

    /** @param more environment of the worker, beyond what connects it */
    LabCluster(int controlPlanes, int workerNodes, Map<String, String> more) {
        temporal = Checkout.temporal();
        hosts = new LabHosts(controlPlanes, workerNodes);
        folder = newFolder();
        environment = new HashMap<>(more);
        environment.put("TEMPORAL_ADDRESS", "127.0.0.1:" + port);
        environment.put("TEMPORAL_NAMESPACE", "default");
        environment.put("KUBEONE_STATE", folder.resolve("state").toString());
        startServer();
        startWorker();
    }

    LabHosts hosts() {
        return hosts;
    }

    Path folder() {
        return folder;
    }

    /** Writes the manifest of all hosts under that cluster name. */
    Path manifest(String cluster) {
        return write(cluster, hosts.manifest(cluster));
    }

    Path write(String cluster, String text) {
        return write(folder.resolve(cluster + ".yaml"), text);
    }

    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("writing a manifest", e);
        }
    }

    Ended install(Path manifest) {
        try (var client = startInstall(manifest)) {
            return client.await(Duration.ofMinutes(8));
        }
    }

    /** Starts an install and does not wait for its end. */
    Program startInstall(Path manifest) {
        return start("start-install", manifest);
    }

    /** Starts an upgrade and does not wait for its end. */
    Program startUpgrade(Path manifest) {
        return start("start-upgrade", manifest);
    }

    /** Starts an apply and does not wait for its end. */
    Program startApply(Path manifest) {
        return start("apply", manifest);
    }

    /** Starts a reset and does not wait for its end. */
    Program startReset(Path manifest) {
        return start("start-reset", manifest);
    }

    private Program start(String command, Path manifest) {
        return Program.start(
                environment, List.of(Checkout.CLIENT.toString(), command, "-y", "-m", manifest.toString()));
    }

    Ended client(String... arguments) {
        var command = new ArrayList<>(List.of(Checkout.CLIENT.toString()));
        command.addAll(Arrays.asList(arguments));
        return Program.run(environment, command.toArray(String[]::new));
    }

    void startWorker() {
        workers.add(Program.start(environment, List.of(Checkout.WORKER.toString())));
    }

    /** kill -9 for the worker that was started last; what it was doing goes on on the hosts. */
    void killWorker() {
        workers.get(workers.size() - 1).kill();
    }

    /** What all workers have printed. */
    String workerOutput() {
        return workers.stream().map(Program::text).collect(Collectors.joining("\n"));
    }

    /** All events of the cluster's latest run, with what activities got and gave. */
    String history(String cluster) {
        return Program.run(
                        Map.of(),
                        temporal.toString(),
                        "workflow",
                        "show",
                        "--address",
                        environment.get("TEMPORAL_ADDRESS"),
                        "--workflow-id",
                        "cluster/" + cluster,
                        "--output",
                        "json")
                .mustSucceed()
                .output();
    }

    /** "name status" of each node, as the API server says. */
    List<String> nodes() {
        return hosts.onHost(
                        hosts.controlPlane(1),
                        "kubectl --kubeconfig /etc/kubernetes/admin.conf get nodes --no-headers | awk '{print $1, $2}'")
                .lines()
                .toList();
    }

    /** Everything the worker keeps on disk: logs of runs, models, records. */
    String stateFiles() {
        var state = folder.resolve("state");
        if (!Files.isDirectory(state)) {
            return "";
        }
        try (var files = Files.walk(state)) {
            var text = new StringBuilder();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                text.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + state, e);
        }
    }

    /** kill -9 for the Temporal server; its database file stays. */
    void killServer() {
        server.kill();
    }

    void startServer() {
        server = Program.start(
                Map.of(),
                List.of(
                        temporal.toString(),
                        "server",
                        "start-dev",
                        "--headless",
                        "--ip",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--db-filename",
                        folder.resolve("temporal.db").toString()));
        Awaitility.await("the Temporal server").atMost(Duration.ofSeconds(60)).until(() -> listens(port));
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("looking for a free port", e);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Checkout.outputs(), "cluster-");
        } catch (IOException e) {
            throw new UncheckedIOException("making a folder", e);
        }
    }

    @Override
    public void close() {
        workers.forEach(Program::close);
        server.close();
        hosts.close();
    }
}
