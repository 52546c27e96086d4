package dev.kubeone.activities.kubernetes;

import dev.kubeone.hosts.Secret;
import dev.kubeone.model.facts.ApiFacts;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.Taint;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The API of a real cluster. */
final class FabricClusterApi implements ClusterApi {
    /** Of all requests of one question, an addon of many objects included. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** Who we are to server-side apply. */
    static final String MANAGER = "kubeone";

    static final String SYSTEM = "kube-system";

    /** Holds what was applied last, by addon. */
    static final String STATE = "kubeone-state";

    private final ApiConnection connection;
    private final KubernetesClient client;

    /** @param connection acquired; {@link #close()} releases it */
    FabricClusterApi(ApiConnection connection) {
        this.connection = connection;
        this.client = connection.client();
    }

    @Override
    public ApiFacts facts() {
        return asked("look at the cluster", () -> new ApiReading(client).facts());
    }

    @Override
    public int apply(String manifests) {
        return asked("apply manifests", () -> {
            var changed = 0;
            for (var object : objects(manifests)) {
                changed += applied(object) ? 1 : 0;
            }
            return changed;
        });
    }

    @Override
    public List<String> differences(String manifests) {
        return asked(
                "compare objects with their manifests",
                () -> objects(manifests).stream()
                        .flatMap(object -> new ObjectComparison(client, object).differences().stream())
                        .toList());
    }

    private List<HasMetadata> objects(String manifests) {
        return client
                .load(new java.io.ByteArrayInputStream(manifests.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .items()
                .stream()
                .sorted(Comparator.comparingInt(FabricClusterApi::order))
                .toList();
    }

    @Override
    public void recordApplied(String addon, String digest) {
        var record = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(STATE)
                .withNamespace(SYSTEM)
                .endMetadata()
                .addToData(addon, digest)
                .build();
        asked(
                "record what was applied",
                () -> client.resource(record)
                        .fieldManager(MANAGER + "-" + addon)
                        .forceConflicts()
                        .serverSideApply());
    }

    @Override
    public void rememberFindings(Map<String, String> moments) {
        var record = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(STATE)
                .withNamespace(SYSTEM)
                .endMetadata()
                .addToData(moments)
                .build();
        // A manager of its own: what it does not give any more goes, what others gave stays.
        asked(
                "remember what was found",
                () -> client.resource(record)
                        .fieldManager(MANAGER + "-findings")
                        .forceConflicts()
                        .serverSideApply());
    }

    @Override
    public boolean setNodeMetadata(
            String node, Map<String, String> labels, Map<String, String> annotations, List<Taint> taints) {
        return asked(
                "set labels of node " + node, () -> new NodeMetadata(client, node).set(labels, annotations, taints));
    }

    @Override
    public boolean removeNode(String node) {
        return asked(
                "remove node " + node,
                () -> !client.nodes().withName(node).delete().isEmpty());
    }

    @Override
    public Secret createJoinToken(Duration lifetime) {
        return asked("create a join token", () -> new JoinTokens(client).create(lifetime));
    }

    @Override
    public void deleteJoinToken(Secret token) {
        asked("delete a join token", () -> new JoinTokens(client).delete(token));
    }

    @Override
    public Optional<String> whyNotAvailable(String namespace, String deployment) {
        return asked("look at deployment " + deployment, () -> {
            var found = client.apps()
                    .deployments()
                    .inNamespace(namespace)
                    .withName(deployment)
                    .get();
            if (found == null) {
                return Optional.of("deployment " + namespace + "/" + deployment + " does not exist");
            }
            int wanted = found.getSpec().getReplicas();
            var status = found.getStatus();
            int available = status == null || status.getAvailableReplicas() == null ? 0 : status.getAvailableReplicas();
            return available >= wanted
                    ? Optional.<String>empty()
                    : Optional.of(available + " of " + wanted + " replicas of " + deployment + " are available");
        });
    }

    @Override
    public Optional<String> whyStaticPodsNotReady(String node) {
        return asked("look at the control plane of " + node, () -> new ApiReading(client).whyStaticPodsNotReady(node));
    }

    @Override
    public Optional<String> whyStaticPodsNotRunning(String node) {
        return asked(
                "look at the control plane of " + node, () -> new ApiReading(client).whyStaticPodsNotRunning(node));
    }

    @Override
    public Optional<String> leaseRenewal(String component) {
        return asked("look at the lease of " + component, () -> new ApiReading(client).leaseRenewal(component));
    }

    @Override
    public String startProbePod(String node, String image) {
        return asked("start a pod on " + node, () -> new ProbePods(client).start(node, image));
    }

    @Override
    public Optional<String> whyProbePodNotRunning(String node) {
        return asked("look at the pod on " + node, () -> new ProbePods(client).whyNotRunning(node));
    }

    @Override
    public void deleteProbePod(String node) {
        asked("delete the pod on " + node, () -> new ProbePods(client).delete(node));
    }

    @Override
    public Optional<String> whyNodeNotReady(String node) {
        return asked("look at node " + node, () -> new ApiReading(client).whyNodeNotReady(node));
    }

    @Override
    public Cordon cordon(String node, String drain) {
        return asked("cordon node " + node, () -> new NodeCordon(client, node).close(drain));
    }

    @Override
    public boolean uncordon(String node) {
        return asked("uncordon node " + node, () -> new NodeCordon(client, node).open());
    }

    @Override
    public void forgetDrain(String node) {
        setNodeMetadata(node, Map.of(), Map.of(Cordon.DRAINING + "-", ""), null);
    }

    @Override
    public List<NodePod> podsOn(String node) {
        return asked("list the pods of node " + node, () -> new PodReading(client).podsOn(node));
    }

    @Override
    public List<Workload> workloads() {
        return asked("list workloads", () -> new WorkloadReading(client).workloads());
    }

    @Override
    public List<Budget> budgets() {
        return asked("list PodDisruptionBudgets", () -> new PodReading(client).budgets());
    }

    @Override
    public Eviction evict(NodePod pod) {
        return asked("evict pod " + pod.key(), () -> new Evictions(client).evict(pod));
    }

    @Override
    public void deletePod(NodePod pod, boolean atOnce) {
        asked("delete pod " + pod.key(), () -> {
            new Evictions(client).delete(pod, atOnce);
            return pod;
        });
    }

    @Override
    public void warnOwners(String node, List<NodePod> pods, String why) {
        asked("write events", () -> {
            pods.forEach(pod -> new DrainEvents(client).warn(node, pod, why));
            return pods;
        });
    }

    @Override
    public int serviceStatus(ServiceUrl service) {
        return asked("ask service " + service.key(), () -> new ServiceAnswers(client).status(service));
    }

    @Override
    public JobRun startJob(String namespace, String cronJob, String name) {
        return asked(
                "start a Job from CronJob " + namespace + "/" + cronJob,
                () -> new GateJobs(client, namespace).start(cronJob, name));
    }

    @Override
    public JobRun job(String namespace, String name) {
        return asked("look at Job " + namespace + "/" + name, () -> new GateJobs(client, namespace).look(name));
    }

    @Override
    public String serviceAddress(String namespace, String service) {
        return asked("look up service " + service, () -> {
            var found =
                    client.services().inNamespace(namespace).withName(service).get();
            if (found == null) {
                throw new OperatorException(
                        FailureKind.KUBERNETES_API,
                        "look up service " + service,
                        "",
                        "there is no service " + namespace + "/" + service,
                        "look at the cluster's addons");
            }
            return found.getSpec().getClusterIP();
        });
    }

    @Override
    public void close() {
        connection.release();
    }

    /** What others build on goes first. */
    private static int order(HasMetadata object) {
        return switch (object.getKind()) {
            case "Namespace", "CustomResourceDefinition" -> 0;
            case "ServiceAccount", "ConfigMap", "Secret" -> 1;
            default -> 2;
        };
    }

    private static String version(HasMetadata object) {
        return object == null ? "" : object.getMetadata().getResourceVersion();
    }

    /** The server leaves the version alone where an apply changes nothing. */
    private boolean applied(HasMetadata object) {
        var resource = client.resource(object);
        var before = resource.get();
        var after = resource.fieldManager(MANAGER).forceConflicts().serverSideApply();
        return !version(before).equals(version(after));
    }

    private <T> T asked(String what, Supplier<T> question) {
        try {
            return TimeLimit.within(LONGEST, question);
        } catch (KubernetesClientException e) {
            connection.failed(e);
            throw new OperatorException(
                    new Failure(
                            FailureKind.KUBERNETES_API,
                            what,
                            "",
                            firstLine(e),
                            "look at the API server and the object named"),
                    e);
        }
    }

    private static String firstLine(KubernetesClientException e) {
        var status = e.getStatus() == null ? null : e.getStatus().getMessage();
        var text = status != null
                ? status
                : e.getCause() != null ? String.valueOf(e.getCause().getMessage()) : e.getMessage();
        return text == null
                ? e.getClass().getSimpleName()
                : text.lines().findFirst().orElse("");
    }
}
