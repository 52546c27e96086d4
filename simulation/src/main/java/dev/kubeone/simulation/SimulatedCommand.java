package dev.kubeone.simulation;

import dev.kubeone.hosts.Command;
import dev.kubeone.hosts.CommandResult;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;

/** Answers the short commands that look at a host. */
final class SimulatedCommand {
    private final SimulatedWorld world;
    private final SimulatedHost host;
    private final Command command;

    SimulatedCommand(SimulatedWorld world, SimulatedHost host, Command command) {
        this.world = world;
        this.host = host;
        this.command = command;
    }

    /** @throws IllegalArgumentException for a command that no model knows */
    CommandResult result() {
        return switch (command.name()) {
            case "observe" -> observe();
            case "hello" -> said("");
            case "RemoveLedger" -> removeLedger();
            case "read-kubeconfig" -> said(host.model().controlPlane() ? kubeconfig(host.model()) : "");
            case "kubernetes/read-ca.sh" ->
                host.model().membership().isPresent()
                        ? said(SimulatedCa.pem())
                        : failed("cat: /etc/kubernetes/pki/ca.crt: No such file or directory");
            case "kubernetes/read-pki.sh" ->
                host.model().controlPlane()
                        ? said(sharedCertificates())
                        : failed("tar: /etc/kubernetes/pki: Cannot open: No such file or directory");
            case "etcd-health" ->
                host.model().controlPlane()
                        ? said(etcdHealth())
                        : failed("curl: (7) Failed to connect to 127.0.0.1 port 2379");
            case "component-health" -> said("kube-apiserver ok\nkube-controller-manager ok\nkube-scheduler ok\n");
            case "control-plane-state" -> said(controlPlaneState());
            case "etcd-snapshot" -> said(SimulatedSnapshot.taken(revision()));
            case "read-snapshot" -> said(SimulatedSnapshot.content(revision()));
            case "remove-snapshot" -> said("");
            default -> throw new IllegalArgumentException("simulated hosts know no command " + command.name());
        };
    }

    /** With its last host, a cluster is gone; what of it is not on hosts was in its etcd. */
    private CommandResult removeLedger() {
        var scopes = host.jobs().stream().map(LedgerEntry::scope).distinct().toList();
        host.forgetJobs();
        scopes.stream()
                .filter(scope -> world.cluster(scope).members().isEmpty())
                .forEach(scope -> {
                    ClusterRecord.change(world.folder(), scope, record -> ClusterRecord.EMPTY);
                    DrainRecord.change(world.folder(), scope, record -> DrainRecord.EMPTY);
                });
        return said("");
    }

    private CommandResult observe() {
        host.locked(() -> {
            host.settle();
            return host;
        });
        return said(new Observation(host, command.environment(), world.clock().nowMs()).text());
    }

    /** It has the form of a real one and opens nothing. */
    static String kubeconfig(HostModel model) {
        var membership = model.membership().orElseThrow();
        var ca = SimulatedCa.base64();
        return """
                # Of a simulated cluster: nothing answers there.
                apiVersion: v1
                kind: Config
                clusters:
                - name: %1$s
                  cluster:
                    certificate-authority-data: %2$s
                    server: https://%3$s
                contexts:
                - name: kubernetes-admin@%1$s
                  context:
                    cluster: %1$s
                    user: kubernetes-admin
                current-context: kubernetes-admin@%1$s
                users:
                - name: kubernetes-admin
                  user:
                    token: simulated
                """.formatted(membership.cluster(), ca, membership.config().endpoint());
    }

    private static String sharedCertificates() {
        return Base64.getEncoder().encodeToString("simulated shared certificates".getBytes(StandardCharsets.US_ASCII));
    }

    private String etcdHealth() {
        var cluster = world.cluster(host.model().membership().orElseThrow().cluster());
        var members = cluster.members().stream()
                .filter(member -> member.model().controlPlane())
                .map(member -> "{\"ID\":\""
                        + Integer.toUnsignedString(member.node().hashCode()) + "\",\"name\":\"" + member.node() + "\"}")
                .collect(Collectors.joining(","));
        return "{\"health\":\"true\",\"reason\":\"\"}\n{\"members\":[" + members + "]}\n";
    }

    private String controlPlaneState() {
        var answers = etcdHealth().split("\n");
        return "health=" + answers[0] + "\nmembers=" + answers[1] + "\nstatus={\"dbSize\":\"4194304\"}\nalarms={}\n";
    }

    /** As many as were written to the cluster, so that it stays the same as long as nobody does. */
    private long revision() {
        var cluster = world.cluster(host.model().membership().orElseThrow().cluster());
        return 1000L + cluster.record().objects().size();
    }

    private static CommandResult said(String output) {
        return new CommandResult(0, output, "");
    }

    private static CommandResult failed(String error) {
        return new CommandResult(1, "", error + "\n");
    }
}
