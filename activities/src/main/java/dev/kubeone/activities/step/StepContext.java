package dev.kubeone.activities.step;

import dev.kubeone.activities.hosts.HostAddresses;
import dev.kubeone.activities.kubernetes.ClusterApi;
import dev.kubeone.activities.kubernetes.ClusterApis;
import dev.kubeone.activities.scripts.Scripts;
import dev.kubeone.activities.secrets.Secrets;
import dev.kubeone.activities.snapshots.SnapshotStore;
import dev.kubeone.hosts.HostSession;
import dev.kubeone.hosts.Hosts;
import dev.kubeone.hosts.Job;
import dev.kubeone.hosts.Secret;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.model.manifest.HostConfig;
import dev.kubeone.workflows.messages.StepInput;
import dev.kubeone.workflows.messages.StepResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What a running step may use. */
public final class StepContext {
    private static final String CHANGED = "kubeone: changed ";
    private static final String FAILED = "kubeone: failed ";

    /** One for all: it keeps threads. */
    private static final WebProbe WEB = new DirectWeb();

    private final StepInput input;
    private final Hosts hosts;
    private final ClusterApis apis;
    private final Progress progress;
    private final SnapshotStore snapshots;
    private final Secrets secrets;
    private final WebProbe web;

    /** A context for steps that keep nothing and open nothing that is sealed. */
    public StepContext(StepInput input, Hosts hosts, ClusterApis apis, Progress progress) {
        this(input, hosts, apis, progress, null);
    }

    /** @param snapshots where snapshots of etcd are kept */
    public StepContext(StepInput input, Hosts hosts, ClusterApis apis, Progress progress, SnapshotStore snapshots) {
        this(input, hosts, apis, progress, snapshots, Secrets.WITHOUT_KEY);
    }

    /**
     * @param snapshots where snapshots of etcd are kept
     * @param secrets resolves references at the moment of use
     */
    public StepContext(
            StepInput input,
            Hosts hosts,
            ClusterApis apis,
            Progress progress,
            SnapshotStore snapshots,
            Secrets secrets) {
        this(input, hosts, apis, progress, snapshots, secrets, WEB);
    }

    /** @param web asks URLs */
    public StepContext(
            StepInput input,
            Hosts hosts,
            ClusterApis apis,
            Progress progress,
            SnapshotStore snapshots,
            Secrets secrets,
            WebProbe web) {
        this.web = web;
        this.snapshots = snapshots;
        this.secrets = secrets;
        this.input = input;
        this.hosts = hosts;
        this.apis = apis;
        this.progress = progress;
    }

    public StepInput input() {
        return input;
    }

    /** An input of the planned step; it is a mistake of ours if it is missing. */
    public String input(String key) {
        var value = input.step().inputs().get(key);
        if (value == null) {
            throw new IllegalStateException(input.step().id() + " was planned without the input " + key);
        }
        return input.files().resolve(value);
    }

    public Progress progress() {
        return progress;
    }

    /** Where snapshots of etcd are kept. */
    public SnapshotStore snapshots() {
        return Objects.requireNonNull(snapshots, "this context was made without a store of snapshots");
    }

    /** Resolves references to secrets. Ask only when the value is needed at once. */
    public Secrets secrets() {
        return secrets;
    }

    /** Asks URLs. */
    public WebProbe web() {
        return web;
    }

    /** The session with the step's host. */
    public HostSession session() {
        return session(input.target());
    }

    public HostSession session(HostConfig host) {
        return hosts.session(HostAddresses.of(host));
    }

    /** The cluster's API through one of its control planes. Close it. */
    public ClusterApi api() {
        return apis.connect(input.controlPlanes());
    }

    /** The cluster's API through one of these control planes. Close it. */
    public ClusterApi api(List<HostConfig> through) {
        return apis.connect(through);
    }

    /** Runs the step's script for a variant as the host's job of this step, with the step's inputs as environment. */
    public StepResult runScript(String variant) {
        return runJob(Scripts.of(input.step().name(), variant), input.step().inputs(), Map::of);
    }

    /** Runs a script as the host's job of this step. The secrets are asked for only if it really starts. */
    public StepResult runJob(String script, Map<String, String> environment, Supplier<Map<String, Secret>> secrets) {
        var step = input.step();
        var job = new Job(
                jobId(),
                step.name(),
                script,
                withContents(environment),
                secrets,
                input.fence(),
                input.cluster(),
                Duration.ofSeconds(step.policy().timeoutSeconds()));
        var changes = new Changes();
        var result = session().runJob(job, line -> {
            changes.line(line);
            progress.line(line);
        });
        if (!result.succeeded()) {
            throw failed(result.exitCode(), result.tail(), changes);
        }
        result.tail().forEach(changes::line);
        var message = result.recorded() ? "was done already" : changes.summary();
        return new StepResult(changes.any(), message, result.took().toMillis());
    }

    /** Files that came with the manifest stand in the plan as references. */
    private Map<String, String> withContents(Map<String, String> environment) {
        var whole = new TreeMap<String, String>();
        environment.forEach((name, value) -> whole.put(name, input.files().resolve(value)));
        return whole;
    }

    /** The id of the step's job on the host: the same for every attempt of this step in this run. */
    private String jobId() {
        return (input.runId() + "-" + input.step().id()).replaceAll("[^A-Za-z0-9.-]", "-");
    }

    private OperatorException failed(int exitCode, List<String> tail, Changes changes) {
        var step = input.step();
        var sentence = changes.failure();
        if (sentence.contains(" → ")) {
            var parts = sentence.split(" → ", 2);
            return new OperatorException(FailureKind.COMMAND_FAILED, step.title(), step.host(), parts[0], parts[1]);
        }
        var last = String.join(" | ", tail.subList(Math.max(0, tail.size() - 5), tail.size()));
        return new OperatorException(
                FailureKind.COMMAND_FAILED,
                step.title(),
                step.host(),
                "the script ended with exit code " + exitCode + (last.isEmpty() ? "" : ": " + last),
                "read the run's log, mend the cause, then retry");
    }

    /** Collects what scripts say about themselves. */
    private static final class Changes {
        private final java.util.Set<String> changes = new java.util.LinkedHashSet<>();
        private String failure = "";

        void line(String line) {
            if (line == null) {
                return;
            }
            if (line.startsWith(CHANGED)) {
                changes.add(line.substring(CHANGED.length()));
            } else if (line.startsWith(FAILED)) {
                failure = line.substring(FAILED.length());
            }
        }

        boolean any() {
            return !changes.isEmpty();
        }

        String failure() {
            return failure;
        }

        String summary() {
            if (changes.isEmpty()) {
                return "was already right";
            }
            var list = List.copyOf(changes);
            var shown = String.join(", ", list.subList(0, Math.min(3, list.size())));
            return list.size() <= 3 ? shown : shown + " and " + (list.size() - 3) + " more";
        }
    }
}
