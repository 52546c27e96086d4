package dev.kubeone.workflows.messages;

import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.model.plan.PlannedStep;
import java.util.List;

/**
 * Input of every step's activity.
 *
 * @param cluster the cluster's name
 * @param runId id of the run; with the step's id it makes the job id on the host, the same for every attempt
 * @param fence grows from run to run: a host refuses work of a run older than the newest it has seen
 * @param step what to do
 * @param target the host it works on; for steps on the cluster the first control plane
 * @param controlPlanes control planes of the manifest that may hold the cluster's credentials, the leader first
 * @param leftOut display names of workers that the run goes on without; absent in older histories
 * @param files contents that the step's inputs refer to; absent in older histories
 */
public record StepInput(
        String cluster,
        String runId,
        long fence,
        PlannedStep step,
        HostConfig target,
        List<HostConfig> controlPlanes,
        List<String> leftOut,
        NamedFiles files) {

    public StepInput {
        files = files == null ? NamedFiles.NONE : files;
        leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
    }

    public StepInput(
            String cluster,
            String runId,
            long fence,
            PlannedStep step,
            HostConfig target,
            List<HostConfig> controlPlanes) {
        this(cluster, runId, fence, step, target, controlPlanes, List.of(), NamedFiles.NONE);
    }
}
