package dev.kubeone.activities.kubernetes;

import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/** Jobs made from the templates of CronJobs, as {@code kubectl create job --from} makes them. */
final class GateJobs {
    /** Ended Jobs are looked at by people who ask why; Kubernetes removes them then. */
    private static final int KEPT_SECONDS = 86_400;

    private static final int MOST = 100;

    private final KubernetesClient client;
    private final String namespace;

    GateJobs(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** Attaches to the first of a row of names whose Job has not failed; makes it if it is not there. */
    JobRun start(String cronJob, String name) {
        for (var n = 1; n <= MOST; n++) {
            var found = find(name + "-" + n);
            if (found.isEmpty()) {
                return run(make(cronJob, name + "-" + n));
            }
            var run = run(found.get());
            if (run.state() != JobRun.State.FAILED) {
                return run;
            }
        }
        throw new OperatorException(
                FailureKind.KUBERNETES_API,
                "start a Job from CronJob " + namespace + "/" + cronJob,
                "",
                MOST + " Jobs of this gate have failed already",
                "see why, and delete them");
    }

    /** How a Job stands; one that was deleted has failed. */
    JobRun look(String name) {
        return find(name)
                .map(GateJobs::run)
                .orElseGet(() -> new JobRun(name, JobRun.State.FAILED, "somebody deleted it"));
    }

    private Optional<Job> find(String name) {
        return Optional.ofNullable(
                client.batch().v1().jobs().inNamespace(namespace).withName(name).get());
    }

    private Job make(String cronJob, String name) {
        var template = template(cronJob).getSpec().getJobTemplate();
        var metadata = template.getMetadata();
        var spec = template.getSpec();
        return client.resource(new JobBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .withLabels(metadata == null ? null : metadata.getLabels())
                        .withAnnotations(metadata == null ? null : metadata.getAnnotations())
                        .addToLabels("app.kubernetes.io/managed-by", "kubeone")
                        .addToAnnotations("cronjob.kubernetes.io/instantiate", "manual")
                        .endMetadata()
                        .withNewSpecLike(spec)
                        .withTtlSecondsAfterFinished(
                                spec.getTtlSecondsAfterFinished() == null
                                        ? KEPT_SECONDS
                                        : spec.getTtlSecondsAfterFinished())
                        .endSpec()
                        .build())
                .create();
    }

    private CronJob template(String name) {
        var found = client.batch()
                .v1()
                .cronjobs()
                .inNamespace(namespace)
                .withName(name)
                .get();
        if (found == null) {
            throw new OperatorException(
                    FailureKind.WAITING_FOR_DECISION,
                    "start a Job from CronJob " + namespace + "/" + name,
                    "",
                    "there is no such CronJob",
                    "create it (suspended, if it should only run here), then retry");
        }
        return found;
    }

    private static JobRun run(Job job) {
        var name = job.getMetadata().getName();
        var failed = condition(job, "Failed");
        if (failed.isPresent()) {
            return new JobRun(
                    name,
                    JobRun.State.FAILED,
                    failed.get().getReason() + ": " + failed.get().getMessage());
        }
        var status = job.getStatus();
        var active = status == null || status.getActive() == null ? 0 : status.getActive();
        return condition(job, "Complete").isPresent()
                ? new JobRun(name, JobRun.State.SUCCEEDED, "")
                : new JobRun(name, JobRun.State.RUNNING, active + (active == 1 ? " pod" : " pods") + " at work");
    }

    private static Optional<JobCondition> condition(Job job, String type) {
        return job.getStatus() == null
                ? Optional.empty()
                : job.getStatus().getConditions().stream()
                        .filter(condition -> type.equals(condition.getType()) && "True".equals(condition.getStatus()))
                        .findFirst();
    }
}
