package dev.kubeone.workflows.connection;

import dev.kubeone.workflows.contract.Names;
import dev.kubeone.workflows.orchestration.ApplyWorkflowImpl;
import dev.kubeone.workflows.orchestration.InstallWorkflowImpl;
import dev.kubeone.workflows.orchestration.KubeconfigWorkflowImpl;
import dev.kubeone.workflows.orchestration.ReconcileWorkflowImpl;
import dev.kubeone.workflows.orchestration.RehearseWorkflowImpl;
import dev.kubeone.workflows.orchestration.ResetWorkflowImpl;
import dev.kubeone.workflows.orchestration.ScheduledReconcileWorkflowImpl;
import dev.kubeone.workflows.orchestration.UpgradeWorkflowImpl;
import dev.kubeone.workflows.orchestration.WorkerKeyWorkflowImpl;
import io.temporal.client.WorkflowClient;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a worker is set up: all our workflows, and the activities it is given. */
public final class WorkerSetup {
    /** A progress report is never older than this when its worker dies. */
    private static final Duration HEARTBEAT_THROTTLE = Duration.ofMillis(200);

    /**
     * The server gives a run's next task to the worker that has the run in memory, and waits for so long until another may
     * have it. By default that is five seconds in which a run stands still behind a worker that died; reading a history
     * again costs milliseconds.
     */
    private static final Duration TAKEN_UP_WITHIN = Duration.ofSeconds(1);

    /** Threads that mostly wait for hosts; on platform threads each costs about a megabyte of address space. */
    private static final int ACTIVITIES_AT_ONCE = 200;

    private static final int WORKFLOW_TASKS_AT_ONCE = 50;
    private static final int CACHED_RUNS = 200;

    /** A run needs one or two. */
    private static final int WORKFLOW_THREADS = 600;

    private static final int FIRST_JAVA_WITH_VIRTUAL_THREADS = 21;

    private WorkerSetup() {}

    /**
     * A factory with one worker on {@link Names#TASK_QUEUE}; the caller starts it and shuts it down.
     *
     * @param deployment the version of this worker where the server's worker versioning is used, else empty
     * @param activities one object for {@link dev.kubeone.workflows.contract.LookActivities} and one dynamic activity
     *     for all steps; an object that is both would only be taken for the latter
     */
    public static WorkerFactory newFactory(
            WorkflowClient client, Optional<WorkerDeploymentOptions> deployment, Object... activities) {
        return newFactory(client, deployment, List.of(), activities);
    }

    /** @param interceptors see the workflows' calls on their way to the server */
    public static WorkerFactory newFactory(
            WorkflowClient client,
            Optional<WorkerDeploymentOptions> deployment,
            List<WorkerInterceptor> interceptors,
            Object... activities) {
        var factory = WorkerFactory.newInstance(
                client,
                WorkerFactoryOptions.newBuilder()
                        .setWorkflowCacheSize(CACHED_RUNS)
                        .setWorkerInterceptors(interceptors.toArray(WorkerInterceptor[]::new))
                        .setMaxWorkflowThreadCount(WORKFLOW_THREADS)
                        .build());
        var worker = factory.newWorker(Names.TASK_QUEUE, options(deployment));
        worker.registerWorkflowImplementationTypes(
                InstallWorkflowImpl.class,
                UpgradeWorkflowImpl.class,
                ResetWorkflowImpl.class,
                ReconcileWorkflowImpl.class,
                ApplyWorkflowImpl.class,
                ScheduledReconcileWorkflowImpl.class,
                KubeconfigWorkflowImpl.class,
                RehearseWorkflowImpl.class,
                WorkerKeyWorkflowImpl.class);
        worker.registerActivitiesImplementations(activities);
        return factory;
    }

    private static WorkerOptions options(Optional<WorkerDeploymentOptions> deployment) {
        var options = WorkerOptions.newBuilder()
                .setMaxHeartbeatThrottleInterval(HEARTBEAT_THROTTLE)
                .setDefaultHeartbeatThrottleInterval(HEARTBEAT_THROTTLE)
                .setStickyQueueScheduleToStartTimeout(TAKEN_UP_WITHIN)
                .setMaxConcurrentActivityExecutionSize(ACTIVITIES_AT_ONCE)
                .setMaxConcurrentWorkflowTaskExecutionSize(WORKFLOW_TASKS_AT_ONCE)
                // Activities only: workflow code on virtual threads can trip the deadlock detector on a busy machine.
                .setUsingVirtualThreadsOnActivityWorker(Runtime.version().feature() >= FIRST_JAVA_WITH_VIRTUAL_THREADS);
        deployment.ifPresent(options::setDeploymentOptions);
        return options.build();
    }
}
