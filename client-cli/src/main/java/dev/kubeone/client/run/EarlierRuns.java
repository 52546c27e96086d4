package dev.kubeone.client.run;

import dev.kubeone.client.server.Server;
import dev.kubeone.client.text.Forecast;
import dev.kubeone.model.run.RunStatus;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Optional;

/** What the server still keeps of a cluster's runs that are over. */
final class EarlierRuns {
    /** Enough for medians, and few enough to be read while somebody waits. */
    private static final int MOST = 8;

    private EarlierRuns() {}

    /** Foresees nothing where the server keeps no list, or does not answer now: a plan is worth as much without. */
    static Forecast forecast(Server server, String cluster) {
        return Forecast.by(server.complete() ? statuses(server, cluster) : List.of());
    }

    private static List<RunStatus> statuses(Server server, String cluster) {
        var runs = new Runs(server);
        try {
            return new RunCatalogue(server)
                    .runsOf(cluster).stream()
                            .filter(run -> run.state() == ServerState.COMPLETED)
                            .limit(MOST)
                            .map(run -> runs.run(run.reference()).result())
                            .flatMap(Optional::stream)
                            .toList();
        } catch (StatusRuntimeException unanswered) {
            return List.of();
        }
    }
}
