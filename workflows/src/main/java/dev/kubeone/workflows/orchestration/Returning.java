package dev.kubeone.workflows.orchestration;

import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.manifest.HostConfig;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Waits at the end of a run for workers that it left out because nobody reached them, as long as the manifest says. A
 * worker that was left out for another reason needs a person, and is not waited for.
 */
final class Returning {
    private static final Duration OFTEN = Duration.ofMinutes(1);

    /** Looks become rarer by the time that has passed: after ten hours one an hour, so that histories stay short. */
    private static final int RARER = 10;

    private final RunRecord run;
    private final HostLooks looks;
    private final Runnable publish;
    private final long beganAtMs = RunRecord.now();
    private final long untilMs;

    Returning(RunRecord run, Targets targets, Runnable publish) {
        this.run = run;
        this.looks = new HostLooks(targets);
        this.publish = publish;
        this.untilMs = beganAtMs
                + Duration.ofMinutes(run.request().manifest().upgrade().returnMinutes())
                        .toMillis();
    }

    /**
     * Returns true when at least one of them answers again: its steps are then to be done. Returns false when there is
     * none to wait for, when the time is over, or after a cancel.
     */
    boolean oneIsBack() {
        while (!run.cancelRequested() && RunRecord.now() < untilMs && !away().isEmpty()) {
            run.awaitReturn(away().stream().map(HostConfig::displayName).collect(Collectors.joining(", ")), untilMs);
            publish.run();
            Workflow.await(pause(), run::cancelRequested);
            if (!run.cancelRequested() && tookBack()) {
                return true;
            }
        }
        return false;
    }

    private Duration pause() {
        var now = RunRecord.now();
        var pause = Math.max(OFTEN.toMillis(), (now - beganAtMs) / RARER);
        return Duration.ofMillis(Math.min(pause, untilMs - now));
    }

    private boolean tookBack() {
        var back = looks.at(away()).stream().filter(facts -> facts.reachable()).toList();
        back.forEach(facts -> run.takeBack(facts.host()));
        return !back.isEmpty();
    }

    private List<HostConfig> away() {
        return run.request().manifest().hosts().stream()
                .filter(host -> run.leftOut().containsKey(host.displayName())
                        && run.leftOut().get(host.displayName()).kind() == FailureKind.HOST_UNREACHABLE)
                .toList();
    }
}
