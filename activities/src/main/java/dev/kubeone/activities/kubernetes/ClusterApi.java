package dev.kubeone.activities.kubernetes;

import dev.kubeone.hosts.Secret;
import dev.kubeone.model.facts.ApiFacts;
import dev.kubeone.model.manifest.Taint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster's API as far as the product needs it. Every method throws {@code OperatorException} of kind KUBERNETES_API
 * when the API does not answer or refuses.
 */
public interface ClusterApi extends AutoCloseable {

    ApiFacts facts();

    /**
     * Server-side apply of all documents; namespaces and custom resource definitions go first.
     *
     * @return how many objects were created or changed
     */
    int apply(String manifests);

    /**
     * How the cluster's objects differ from what {@link #apply} would make of them, a sentence for each field that
     * would change; changes nothing.
     */
    List<String> differences(String manifests);

    /** Records that an addon with this digest was applied. */
    void recordApplied(String addon, String digest);

    /** Remembers, beside what was applied, exactly these moments by name. */
    void rememberFindings(Map<String, String> moments);

    /**
     * Sets labels and annotations (an empty value with a key that ends in "-" removes) and, unless null, exactly these
     * taints besides those Kubernetes itself sets.
     *
     * @return whether anything changed
     */
    boolean setNodeMetadata(
            String node, Map<String, String> labels, Map<String, String> annotations, List<Taint> taints);

    /**
     * Deletes a Node object.
     *
     * @return whether it was there
     */
    boolean removeNode(String node);

    /** Makes a bootstrap token for one join. */
    Secret createJoinToken(Duration lifetime);

    /** Takes a token back as soon as it was used. */
    void deleteJoinToken(Secret token);

    /** Why a deployment is not available with all its replicas, or empty if it is. */
    Optional<String> whyNotAvailable(String namespace, String deployment);

    /** Why the control plane's static pods of a node are not all ready, or empty if they are. */
    Optional<String> whyStaticPodsNotReady(String node);

    /**
     * Why not all containers of these pods run, or empty if they do. They may still be on their way to ready: kubelets
     * ask a new component for the first time after ten seconds.
     */
    Optional<String> whyStaticPodsNotRunning(String node);

    /**
     * Who holds the lease of a control plane's component and when it was renewed, as one text: two that differ mean that
     * a leader is at work. Empty if nobody ever held it.
     */
    Optional<String> leaseRenewal(String component);

    /**
     * Starts a small pod on a node if it is not there yet.
     *
     * @return its uid
     */
    String startProbePod(String node, String image);

    /** Why the probe pod of a node does not run, or empty if it does. */
    Optional<String> whyProbePodNotRunning(String node);

    void deleteProbePod(String node);

    /** Why a node is not Ready, or empty if it is. */
    Optional<String> whyNodeNotReady(String node);

    /**
     * Closes a node for new pods and notes on it who did and when this drain began. Twice is the same as once.
     *
     * @param drain the same for every attempt of one drain
     */
    Cordon cordon(String node, String drain);

    /**
     * Opens a node again if {@link #cordon} closed it, and takes the notes away.
     *
     * @return whether it was opened
     */
    boolean uncordon(String node);

    /** Takes away the note of when a drain began, so that the next one's clocks start anew; the node stays closed. */
    void forgetDrain(String node);

    List<NodePod> podsOn(String node);

    /** All Deployments and StatefulSets. */
    List<Workload> workloads();

    /** All PodDisruptionBudgets. */
    List<Budget> budgets();

    /** Asks a pod to leave, within its budgets. */
    Eviction evict(NodePod pod);

    /**
     * Deletes a pod past its budgets.
     *
     * @param atOnce without waiting for it to end
     */
    void deletePod(NodePod pod, boolean atOnce);

    /** Tells those who look after these pods, by one event on each, that they keep a node from being emptied. */
    void warnOwners(String node, List<NodePod> pods, String why);

    /** The status that a service answers a GET with, asked through the API server, which chooses one of its pods. */
    int serviceStatus(ServiceUrl service);

    /**
     * Makes a Job from the template of a CronJob, or finds the one that was made by the same call before. Where that has
     * failed, another is made.
     *
     * @param name what the Job's name begins with
     */
    JobRun startJob(String namespace, String cronJob, String name);

    /** How a Job stands. */
    JobRun job(String namespace, String name);

    /** Cluster address of a service. */
    String serviceAddress(String namespace, String service);

    @Override
    void close();
}
