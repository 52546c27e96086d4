package dev.kubeone.client.run;

import dev.kubeone.client.server.Server;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.plan.RunKind;
import dev.kubeone.workflows.contract.Names;
import dev.kubeone.workflows.contract.RunAttributes;
import dev.kubeone.workflows.contract.ScheduledReconcileWorkflow;
import dev.kubeone.workflows.messages.RunRequest;
import dev.kubeone.workflows.messages.ScheduledRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The schedules of clusters: one each, under an id made of the cluster's name. */
public final class Schedules {
    private static final String FIX = "fix";
    private static final String RHYTHM = "rhythm";

    private final Server server;

    public Schedules(Server server) {
        this.server = server;
    }

    /**
     * Makes a cluster's schedule.
     *
     * @param rhythm the same as the times, as a person reads it
     * @param catchUp how late a look may still be made up for after the server was down
     * @throws OperatorException of kind USAGE if there is one already, or the server refuses it
     */
    public void create(RunRequest run, ScheduleSpec times, String rhythm, Duration catchUp) {
        var cluster = run.manifest().name();
        try {
            create(run, times, rhythm, catchUp, true);
        } catch (ScheduleAlreadyRunningException there) {
            throw explained(
                    cluster,
                    "there is one already",
                    "delete it first: kubeone-client schedule delete " + cluster,
                    there);
        } catch (ScheduleException refused) {
            if (Status.fromThrowable(refused).getCode() != Status.Code.INVALID_ARGUMENT) {
                throw translated(cluster, refused);
            }
            // As with runs: a server that was never taught our search attributes refuses them.
            of(cluster, schedules -> {
                create(run, times, rhythm, catchUp, false);
                return cluster;
            });
        }
    }

    private void create(RunRequest run, ScheduleSpec times, String rhythm, Duration catchUp, boolean attributes) {
        var manifest = run.manifest();
        var id = Names.schedule(manifest.name());
        var options = WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(Names.TASK_QUEUE)
                .setWorkflowTaskTimeout(Names.LONGEST_THOUGHT)
                .setStaticSummary("Look after " + manifest.name())
                // The SDK cannot read a schedule back that has a summary and no details.
                .setStaticDetails(RunSummary.details(run));
        if (attributes) {
            options.setTypedSearchAttributes(RunAttributes.atStart(RunKind.RECONCILE, manifest));
        }
        var schedule = Schedule.newBuilder()
                .setAction(ScheduleActionStartWorkflow.newBuilder()
                        .setWorkflowType(ScheduledReconcileWorkflow.class)
                        .setArguments(new ScheduledRequest(run, RunSummary.line(RunKind.RECONCILE, run)))
                        .setOptions(options.build())
                        .build())
                .setSpec(times)
                .setPolicy(SchedulePolicy.newBuilder()
                        .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                        .setCatchupWindow(catchUp)
                        .build())
                .build();
        var fixes = run.options().fix().isEmpty()
                ? "nothing"
                : String.join(", ", run.options().fix().stream().map(Enum::name).toList());
        client().createSchedule(
                        id,
                        schedule,
                        ScheduleOptions.newBuilder()
                                .setMemo(Map.of(FIX, fixes, RHYTHM, rhythm))
                                .build());
    }

    /** All of them, by cluster. */
    public List<ScheduleView> list() {
        return of(
                "",
                schedules -> schedules
                        .listSchedules()
                        .map(one -> Names.clusterOfSchedule(one.getScheduleId()))
                        .filter(cluster -> !cluster.isEmpty())
                        .sorted()
                        .map(this::describe)
                        .toList());
    }

    /** One of them, with what it did last. */
    public ScheduleView describe(String cluster) {
        return of(cluster, schedules -> {
            var description = schedules.getHandle(Names.schedule(cluster)).describe();
            return ScheduleView.of(
                    cluster,
                    String.valueOf(description.getMemo(RHYTHM, String.class)),
                    String.valueOf(description.getMemo(FIX, String.class)),
                    description.getSchedule().getState(),
                    description.getInfo());
        });
    }

    /** Does something with a cluster's schedule. */
    public void with(String cluster, Consumer<ScheduleHandle> action) {
        of(cluster, schedules -> {
            action.accept(schedules.getHandle(Names.schedule(cluster)));
            return cluster;
        });
    }

    private <T> T of(String cluster, Function<ScheduleClient, T> question) {
        try {
            return question.apply(client());
        } catch (ScheduleException failed) {
            throw translated(cluster, failed);
        } catch (StatusRuntimeException failed) {
            throw translated(cluster, failed);
        }
    }

    private ScheduleClient client() {
        var client = server.client();
        return ScheduleClient.newInstance(
                client.getWorkflowServiceStubs(),
                ScheduleClientOptions.newBuilder()
                        .setNamespace(client.getOptions().getNamespace())
                        .setDataConverter(client.getOptions().getDataConverter())
                        .build());
    }

    private OperatorException translated(String cluster, RuntimeException failed) {
        var status = Status.fromThrowable(failed);
        return switch (status.getCode()) {
            case NOT_FOUND ->
                explained(
                        cluster, "it has none", "make one: kubeone-client schedule create -m FILE --every 10m", failed);
            case UNIMPLEMENTED ->
                explained(
                        cluster,
                        "the Temporal server at " + server.address() + " has no schedules",
                        "use a server that has, or keep `kubeone-client reconcile -y --every 30m -m FILE` running",
                        failed);
            default ->
                explained(
                        cluster,
                        "the server refuses: " + status.getDescription(),
                        "mend what it names, then try again",
                        failed);
        };
    }

    private static OperatorException explained(String cluster, String why, String next, RuntimeException cause) {
        return new OperatorException(new Failure(FailureKind.USAGE, "see to the schedule", cluster, why, next), cause);
    }
}
