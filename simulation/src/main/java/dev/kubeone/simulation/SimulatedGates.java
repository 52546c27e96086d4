package dev.kubeone.simulation;

import dev.kubeone.activities.kubernetes.JobRun;
import dev.kubeone.activities.kubernetes.JobRun.State;
import dev.kubeone.activities.kubernetes.ServiceUrl;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Services and Jobs of a simulated cluster: every service answers, every CronJob is there and its Jobs take a while. */
final class SimulatedGates {
    private static final Duration TAKES = Duration.ofSeconds(6);
    private static final int OK = 200;
    private static final int MOST = 100;

    private final SimulatedWorld world;
    private final String cluster;

    /** @param why how it will fail, or "" */
    record Started(long atMs, String why) {}

    /** By namespace and name. */
    record Jobs(Map<String, Started> jobs) {
        static final Jobs NONE = new Jobs(Map.of());

        Jobs {
            jobs = Map.copyOf(jobs);
        }

        Jobs with(String key, Started job) {
            var more = new TreeMap<>(jobs);
            more.putIfAbsent(key, job);
            return new Jobs(more);
        }
    }

    SimulatedGates(SimulatedWorld world, String cluster) {
        this.world = world;
        this.cluster = cluster;
    }

    int status(ServiceUrl service) {
        var fault = world.clusterFaults().failing().get("service " + service.key());
        return fault == null ? OK : fault.exitCode();
    }

    /** As the real one: the first of a row of names whose Job has not failed. */
    JobRun start(String namespace, String cronJob, String name) {
        for (var n = 1; n <= MOST; n++) {
            var own = name + "-" + n;
            make(namespace + "/" + own, world.clusterFaults().failing().get("job " + namespace + "/" + cronJob));
            var run = look(namespace, own);
            if (run.state() != State.FAILED) {
                return run;
            }
        }
        throw new IllegalStateException(MOST + " Jobs " + name + " have failed");
    }

    JobRun look(String namespace, String name) {
        var job = read().jobs().get(namespace + "/" + name);
        if (job == null) {
            return new JobRun(name, State.FAILED, "somebody deleted it");
        }
        if (world.clock().nowMs() < job.atMs() + world.clock().scaledMs(TAKES)) {
            return new JobRun(name, State.RUNNING, "1 pod at work");
        }
        return new JobRun(name, job.why().isEmpty() ? State.SUCCEEDED : State.FAILED, job.why());
    }

    private void make(String key, Faults.Failing fault) {
        var home = world.folder().cluster(cluster);
        var job = new Started(world.clock().nowMs(), fault == null ? "" : fault.text());
        new FolderLock(home).locked(() -> {
            StateFolder.write(home.resolve("jobs.json"), read().with(key, job));
            return key;
        });
    }

    private Jobs read() {
        return StateFolder.read(world.folder().cluster(cluster).resolve("jobs.json"), Jobs.class)
                .orElse(Jobs.NONE);
    }
}
