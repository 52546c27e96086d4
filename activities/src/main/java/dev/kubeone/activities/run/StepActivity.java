package dev.kubeone.activities.run;

import dev.kubeone.activities.hosts.HostFailures;
import dev.kubeone.activities.kubernetes.ClusterApis;
import dev.kubeone.activities.secrets.Secrets;
import dev.kubeone.activities.sequence.Sequences;
import dev.kubeone.activities.snapshots.SnapshotStore;
import dev.kubeone.activities.step.DirectWeb;
import dev.kubeone.activities.step.StepContext;
import dev.kubeone.activities.step.StepTime;
import dev.kubeone.activities.step.WebProbe;
import dev.kubeone.hosts.HostException;
import dev.kubeone.hosts.Hosts;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.workflows.contract.FailureCodec;
import dev.kubeone.workflows.messages.StepInput;
import dev.kubeone.workflows.messages.StepResult;
import dev.kubeone.workflows.messages.StepSign;
import io.temporal.activity.Activity;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import java.util.concurrent.TimeUnit;

/** Runs whatever step an activity's type names. */
@SuppressWarnings("try") // heartbeats are held, not used
public final class StepActivity implements DynamicActivity {
    private final Hosts hosts;
    private final ClusterApis apis;
    private final RunLogs logs;
    private final SnapshotStore snapshots;
    private final Secrets secrets;
    private final StepTime time;
    private final WebProbe web;

    public StepActivity(Hosts hosts, ClusterApis apis, RunLogs logs, SnapshotStore snapshots, Secrets secrets) {
        this(hosts, apis, logs, snapshots, secrets, StepTime.REAL, new DirectWeb());
    }

    /**
     * @param time what steps wait by
     * @param web asks URLs
     */
    public StepActivity(
            Hosts hosts,
            ClusterApis apis,
            RunLogs logs,
            SnapshotStore snapshots,
            Secrets secrets,
            StepTime time,
            WebProbe web) {
        this.web = web;
        this.time = time;
        this.snapshots = snapshots;
        this.secrets = secrets;
        this.hosts = hosts;
        this.apis = apis;
        this.logs = logs;
    }

    @Override
    public Object execute(EncodedValues arguments) {
        var input = arguments.get(0, StepInput.class);
        var execution = Activity.getExecutionContext();
        var type = execution.getInfo().getActivityType();
        try (var log = logs.open(input)) {
            var progress = new ActivityProgress(log, time);
            log.line("attempt " + execution.getInfo().getAttempt() + " of "
                    + input.step().title());
            try (var alive =
                    Heartbeats.of(execution, () -> new StepSign(input.step().id(), progress.last()))) {
                return run(type, new StepContext(input, hosts, apis, progress, snapshots, secrets, web), log);
            }
        }
    }

    private static StepResult run(String type, StepContext context, RunLogs.Log log) {
        try {
            var started = System.nanoTime();
            var result = timed(new Patient(context).run(Sequences.step(type)), System.nanoTime() - started);
            log.line("done: " + result.message());
            return result;
        } catch (HostException e) {
            throw failed(HostFailures.of(context.input().step().title(), e), e, log);
        } catch (OperatorException e) {
            throw failed(placed(e.failure(), context.input()), e, log);
        }
    }

    /** Steps that ask the cluster's API have no command on a host to take the time of: all of it is the cluster's. */
    private static StepResult timed(StepResult result, long nanos) {
        return result.hostMs() > 0
                ? result
                : new StepResult(result.changed(), result.message(), TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    /** A failure that names no place happened at the step's. */
    private static Failure placed(Failure failure, StepInput input) {
        return failure.where().isEmpty()
                ? new Failure(failure.kind(), failure.what(), input.step().host(), failure.why(), failure.next())
                : failure;
    }

    private static ApplicationFailure failed(Failure failure, RuntimeException cause, RunLogs.Log log) {
        log.line("failed: " + failure.sentence());
        // The cause's own text may hold what the sentence was cleaned of: it is not passed on.
        log.line("cause: " + cause.getClass().getSimpleName());
        return FailureCodec.encode(failure, null);
    }
}
