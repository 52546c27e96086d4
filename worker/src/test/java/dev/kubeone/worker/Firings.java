package dev.kubeone.worker;

import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.simulation.ExampleCluster;
import dev.kubeone.workflows.contract.Names;
import dev.kubeone.workflows.contract.ScheduledReconcileWorkflow;
import dev.kubeone.workflows.messages.RunRequest;
import dev.kubeone.workflows.messages.ScheduledRequest;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.awaitility.Awaitility;

/** A cluster's schedule on a real server, and what its firings ended with. */
final class Firings {
    private Firings() {}

    static ScheduleHandle schedule(Site site, KubeOneCluster manifest) {
        return schedule(site, new RunRequest(manifest, ExampleCluster.addons(), true, false, "schedule"));
    }

    /** The run that the latest firing has started. */
    static WorkflowExecution latestRun(Site site) {
        return site.client()
                .listExecutions("WorkflowType = 'ReconcileWorkflow'")
                .max(Comparator.comparing(WorkflowExecutionMetadata::getStartTime))
                .orElseThrow()
                .getExecution();
    }

    /** One that fires every two seconds. */
    static ScheduleHandle schedule(Site site, RunRequest run) {
        var cluster = run.manifest().name();
        var client = ScheduleClient.newInstance(
                site.client().getWorkflowServiceStubs(),
                ScheduleClientOptions.newBuilder()
                        .setDataConverter(site.client().getOptions().getDataConverter())
                        .build());
        var action = ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(ScheduledReconcileWorkflow.class)
                .setArguments(new ScheduledRequest(run, "Look after " + cluster))
                .setOptions(WorkflowOptions.newBuilder()
                        .setWorkflowId(Names.schedule(cluster))
                        .setTaskQueue(Names.TASK_QUEUE)
                        .build())
                .build();
        return client.createSchedule(
                Names.schedule(cluster),
                Schedule.newBuilder()
                        .setAction(action)
                        .setSpec(ScheduleSpec.newBuilder()
                                .setIntervals(List.of(new ScheduleIntervalSpec(Duration.ofSeconds(2))))
                                .build())
                        .setPolicy(SchedulePolicy.newBuilder()
                                .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                                .build())
                        .build(),
                ScheduleOptions.newBuilder().build());
    }

    /** Waits until so many firings are over. */
    static void await(Site site, int wanted) {
        Awaitility.await(wanted + " firings")
                .atMost(Duration.ofSeconds(90))
                .until(() -> results(site).size() >= wanted);
    }

    /** What firings that are over ended with, the latest first. */
    static List<String> results(Site site) {
        return site.client()
                .listExecutions("WorkflowType = 'ScheduledReconcileWorkflow'")
                .filter(firing -> firing.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED)
                .sorted((one, other) -> other.getStartTime().compareTo(one.getStartTime()))
                .map((WorkflowExecutionMetadata firing) -> site.client()
                        .newUntypedWorkflowStub(firing.getExecution().getWorkflowId())
                        .getResult(String.class))
                .toList();
    }
}
