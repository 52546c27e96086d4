package dev.kubeone.activities.kubernetes;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;

/** Small pods, one a node, whose network namespace checks are run from. They need no image but the sandbox's. */
final class ProbePods {
    private final KubernetesClient client;

    ProbePods(KubernetesClient client) {
        this.client = client;
    }

    String start(String node, String image) {
        var pod = new PodBuilder()
                .withNewMetadata()
                .withName(name(node))
                .withNamespace(FabricClusterApi.SYSTEM)
                .addToLabels("app.kubernetes.io/managed-by", "kubeone")
                .endMetadata()
                .withNewSpec()
                .withNodeName(node)
                .withRestartPolicy("Never")
                .withTerminationGracePeriodSeconds(0L)
                .withAutomountServiceAccountToken(false)
                .addNewToleration()
                .withOperator("Exists")
                .endToleration()
                .addNewContainer()
                .withName("probe")
                .withImage(image)
                .withImagePullPolicy("IfNotPresent")
                .endContainer()
                .endSpec()
                .build();
        var resource = client.resource(pod);
        var present = resource.get();
        if (present != null && present.getMetadata().getDeletionTimestamp() == null) {
            return present.getMetadata().getUid();
        }
        return resource.create().getMetadata().getUid();
    }

    Optional<String> whyNotRunning(String node) {
        var pod = client.pods()
                .inNamespace(FabricClusterApi.SYSTEM)
                .withName(name(node))
                .get();
        if (pod == null) {
            return Optional.of("the pod does not exist");
        }
        var phase = pod.getStatus().getPhase();
        if ("Running".equals(phase)) {
            return Optional.empty();
        }
        var waiting = pod.getStatus().getContainerStatuses().stream()
                .filter(status -> status.getState().getWaiting() != null)
                .map(status -> status.getState().getWaiting().getReason())
                .findFirst();
        return Optional.of("the pod is " + phase
                + waiting.map(reason -> " (" + reason + ")").orElse(""));
    }

    List<?> delete(String node) {
        return client.pods()
                .inNamespace(FabricClusterApi.SYSTEM)
                .withName(name(node))
                .withGracePeriod(0)
                .delete();
    }

    private static String name(String node) {
        return "kubeone-probe-" + node;
    }
}
