package dev.kubeone.client.run;

import dev.kubeone.client.server.Server;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.workflows.contract.Names;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Lists runs from the server's visibility store. */
public final class RunCatalogue {
    private static final Comparator<RunDescription> NEWEST_FIRST =
            Comparator.comparingLong(RunDescription::startedAtMs).reversed().thenComparing(RunDescription::runId);

    private final Server server;

    public RunCatalogue(Server server) {
        this.server = server;
    }

    /** The latest run of each cluster, by name. */
    public List<RunDescription> clusters() {
        var latest = new LinkedHashMap<String, RunDescription>();
        query("WorkflowId STARTS_WITH '" + Names.clusterWorkflow("") + "'")
                .forEach(run -> latest.putIfAbsent(run.cluster(), run));
        return latest.values().stream()
                .sorted(Comparator.comparing(RunDescription::cluster))
                .toList();
    }

    /** Runs of a cluster that the server still keeps, the newest first. */
    public List<RunDescription> runsOf(String cluster) {
        return query("WorkflowId = '" + Names.clusterWorkflow(cluster) + "'").toList();
    }

    /** Whether any run of any cluster is open. */
    public boolean anyOpen() {
        return query("WorkflowId STARTS_WITH '" + Names.clusterWorkflow("") + "' AND ExecutionStatus = 'Running'")
                .findAny()
                .isPresent();
    }

    private Stream<RunDescription> query(String query) {
        if (!server.complete()) {
            throw new OperatorException(
                    FailureKind.USAGE,
                    "list runs",
                    server.address(),
                    "this is the in-process test server, which keeps no list",
                    "name the cluster: kubeone-client status CLUSTER; a real Temporal server lists them all");
        }
        return server.client().listExecutions(query).map(RunDescription::of).sorted(NEWEST_FIRST);
    }
}
