package dev.kubeone.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubeone.model.run.RunStatus;
import dev.kubeone.model.run.StepStatus;
import io.temporal.api.common.v1.WorkflowExecution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Kills the worker or the server again and again within one run, once for each step. */
final class StepCrashes {
    enum Victim {
        WORKER,
        SERVER
    }

    enum Moment {
        /** The server has given the step to the workers; on its host nothing has begun. */
        BEFORE,
        /** Its job runs on the host; of a step without a job: it has been begun. */
        MIDDLE,
        /** Its job has ended on the host, and nobody was told. Of steps with a job only. */
        ENDED,
        /** The server has its result, and may have given out the next. */
        AFTER
    }

    /** Of one run with all its kills, on a busy machine. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Site site;
    private final WorkflowExecution run;
    private final Victim victim;
    private final Set<String> hit = new TreeSet<>();
    private final List<Crash> crashes = new ArrayList<>();
    private long killedMs;

    StepCrashes(Site site, WorkflowExecution run, Victim victim) {
        this.site = site;
        this.run = run;
        this.victim = victim;
    }

    /** Ids of steps whose turn it was. */
    Set<String> hit() {
        return hit;
    }

    List<Crash> crashes() {
        return crashes;
    }

    /** How many of the jobs that were hit were where they should be, by their hosts' ledgers. */
    long inTime(Moment moment, RunStatus status) {
        var jobs = site.journals().jobs();
        return crashes.stream()
                .flatMap(crash -> crash.steps().stream()
                        .flatMap(step -> job(jobs, status, step).stream())
                        .filter(job ->
                                moment(job, crash.killedMs()) == (moment == Moment.AFTER ? Moment.ENDED : moment)))
                .count();
    }

    private static Moment moment(Journals.Job job, long nowMs) {
        if (nowMs < job.startedAtMs()) {
            return Moment.BEFORE;
        }
        return nowMs < job.endsAtMs() ? Moment.MIDDLE : Moment.ENDED;
    }

    /** Returns when the run is over. */
    void at(Moment moment) {
        switch (moment) {
            case BEFORE -> onNews(false);
            case AFTER -> onNews(true);
            case MIDDLE -> onHosts(this::killInTheMiddle);
            case ENDED -> onHosts(this::killAtTheEnd);
        }
    }

    private void onNews(boolean completed) {
        var tail = site.tail(run);
        while (!tail.over()) {
            var turn = tail.steps().stream()
                    .filter(news -> news.completed() == completed)
                    .map(HistoryTail.StepNews::step)
                    .filter(step -> !hit.contains(step))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!turn.isEmpty() && !tail.over()) {
                kill(turn);
                back(turn);
            }
        }
    }

    private void onHosts(Consumer<RunStatus> look) {
        var planned = Awaitility.await("a plan")
                .atMost(Duration.ofSeconds(60))
                .until(() -> site.status(run), status -> !status.steps().isEmpty());
        var deadline = System.nanoTime() + LONGEST.toNanos();
        while (!site.closed(run)) {
            assertThat(System.nanoTime())
                    .as("no end after " + hit + ": " + site.status(run).waitingFor())
                    .isLessThan(deadline);
            look.accept(planned);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    /** Whoever is in its middle at the kill has been hit, also those that nobody had seen there before. */
    private void killInTheMiddle(RunStatus planned) {
        if (inTheMiddle(planned, System.currentTimeMillis()).isEmpty()) {
            return;
        }
        kill(Set.of());
        var turn = inTheMiddle(planned, killedMs);
        hit.addAll(turn);
        back(turn);
    }

    private Set<String> inTheMiddle(RunStatus planned, long atMs) {
        var logs = site.logs(planned);
        var turn = running(planned, atMs);
        steps(planned)
                .filter(step -> !UpgradeSteps.isJob(step))
                .filter(step ->
                        !logs.attempts(step).isEmpty() && logs.done(step).isEmpty())
                .forEach(turn::add);
        return turn;
    }

    /** Nobody can write down a job's end while its host's door is shut: so who follows the job cannot report it. */
    private void killAtTheEnd(RunStatus planned) {
        var doors = new HashMap<Path, FileChannel>();
        var turn = new TreeSet<String>();
        try {
            do {
                for (var step : running(planned, System.currentTimeMillis())) {
                    var job = job(site.journals().jobs(), planned, step).orElseThrow();
                    doors.computeIfAbsent(job.host(), StepCrashes::shut);
                    if (System.currentTimeMillis() < job.endsAtMs()) {
                        turn.add(step);
                    }
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            } while (turn.stream()
                    .anyMatch(step -> System.currentTimeMillis()
                            <= job(site.journals().jobs(), planned, step)
                                    .orElseThrow()
                                    .endsAtMs()));
            if (!turn.isEmpty()) {
                kill(turn);
            }
        } finally {
            doors.values().forEach(StepCrashes::open);
        }
        if (!turn.isEmpty()) {
            back(turn);
        }
    }

    /** Steps that were not hit yet and whose jobs run. */
    private Set<String> running(RunStatus planned, long atMs) {
        var jobs = site.journals().jobs();
        return steps(planned)
                .filter(step -> job(jobs, planned, step)
                        .filter(job -> atMs > job.startedAtMs() && atMs < job.endsAtMs())
                        .isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<String> steps(RunStatus planned) {
        return planned.steps().stream().map(StepStatus::id).filter(step -> !hit.contains(step));
    }

    private static Optional<Journals.Job> job(List<Journals.Job> jobs, RunStatus run, String step) {
        var id = (run.runId() + "-" + step).replaceAll("[^A-Za-z0-9.-]", "-");
        return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
    }

    private void kill(Set<String> turn) {
        hit.addAll(turn);
        if (victim == Victim.WORKER) {
            site.replaceWorker();
        } else {
            site.server().kill();
        }
        killedMs = System.currentTimeMillis();
    }

    private void back(Set<String> turn) {
        if (victim == Victim.WORKER) {
            site.awaitWorker();
        } else {
            site.server().start();
            site.awaitServer(run);
        }
        crashes.add(new Crash(turn, killedMs, System.currentTimeMillis()));
    }

    private static FileChannel shut(Path host) {
        try {
            var door = FileChannel.open(host.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            door.lock();
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void open(FileChannel door) {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
