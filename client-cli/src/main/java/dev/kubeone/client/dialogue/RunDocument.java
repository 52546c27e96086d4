package dev.kubeone.client.dialogue;

import dev.kubeone.client.run.RunDescription;
import dev.kubeone.client.run.RunLook;
import dev.kubeone.model.run.RunStatus;
import java.util.OptionalLong;

/**
 * A look at a run for programs.
 *
 * @param percent share of steps that are over, 0 to 100
 * @param link where a browser shows the run, or ""
 * @param silence why {@code run} is missing, or ""
 * @param run the run's own status, or null
 * @param server what the server alone knows, or null where the run itself answered
 * @param secondsLeft how long it will go on by the cluster's earlier runs, or null where that is not known or not asked
 */
public record RunDocument(
        String cluster,
        int percent,
        String link,
        String silence,
        RunStatus run,
        RunDescription server,
        Long secondsLeft) {

    static RunDocument of(String cluster, RunLook look, String link) {
        return new RunDocument(
                cluster,
                look.status().map(RunStatus::percent).orElse(0),
                link,
                look.silence(),
                look.answer(),
                look.server(),
                null);
    }

    RunDocument leaving(OptionalLong millis) {
        var seconds = millis.isEmpty() ? null : Long.valueOf(Math.round(millis.getAsLong() / 1000.0));
        return new RunDocument(cluster, percent, link, silence, run, server, seconds);
    }
}
