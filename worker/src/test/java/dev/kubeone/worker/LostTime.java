package dev.kubeone.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.history.v1.HistoryEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * What a crash costs once the victim is back. Its own absence is not in it: the clock starts when the new worker polls,
 * or when the killed server answers for the run again. For each step that had been given to workers and had not
 * completed when the victim died, it adds up
 *
 * <ol>
 *   <li>the time until the step is worked on again, if its attempt died with the worker;
 *   <li>the time from its end, by the worker's log, until the server has it in the history;
 *   <li>the time from there until the run has taken it up and told what is next.
 * </ol>
 *
 * What the step's own work takes is not in it, as that is no loss; nor is it taken off that a job went on on its host
 * meanwhile. The crash has cost what the step with the greatest sum has lost. Where nothing was under way, it is the
 * time until the run goes on. A step that was hit again before it was worked on again tells nothing about the crash
 * before.
 */
final class LostTime {
    private final Map<String, Span> steps = new TreeMap<>();
    private final List<Long> takenUp = new ArrayList<>();
    private final StepLogs logs;

    private record Span(long scheduledMs, long completedMs) {
        Span with(HistoryTail.StepNews news) {
            return news.completed() ? new Span(scheduledMs, news.atMs()) : this;
        }
    }

    LostTime(List<HistoryEvent> history, StepLogs logs) {
        this.logs = logs;
        for (var news : HistoryTail.stepNews(history, new HashMap<>())) {
            var known = steps.getOrDefault(news.step(), new Span(news.atMs(), Long.MAX_VALUE));
            steps.put(news.step(), known.with(news));
        }
        history.stream()
                .filter(HistoryEvent::hasWorkflowTaskCompletedEventAttributes)
                .forEach(event -> takenUp.add(HistoryTail.millis(event)));
    }

    /** Milliseconds lost by each crash that tells. */
    List<Long> of(List<Crash> crashes) {
        var lost = new ArrayList<Long>();
        for (var n = 0; n < crashes.size(); n++) {
            var next = n + 1 < crashes.size() ? crashes.get(n + 1).killedMs() : Long.MAX_VALUE;
            of(crashes.get(n), next).ifPresent(lost::add);
        }
        return lost;
    }

    private OptionalLong of(Crash crash, long next) {
        var interrupted = steps.entrySet().stream()
                .filter(step -> step.getValue().scheduledMs() <= crash.killedMs())
                .filter(step -> step.getValue().completedMs() > crash.killedMs())
                .toList();
        if (interrupted.isEmpty()) {
            return goesOn(crash.backMs(), next);
        }
        var sums = interrupted.stream()
                .flatMapToLong(step -> ofStep(step.getKey(), step.getValue(), crash, next))
                .toArray();
        return LongStream.of(sums).max();
    }

    private LongStream ofStep(String step, Span span, Crash crash, long next) {
        var again = logs.attempts(step).stream()
                .mapToLong(Long::longValue)
                .filter(at -> at > crash.killedMs())
                .findFirst();
        var began = again.isPresent() ? Math.max(0, again.getAsLong() - crash.backMs()) : 0;
        if (again.isPresent() && again.getAsLong() >= next) {
            return LongStream.empty();
        }
        if (span.completedMs() >= next) {
            return again.isPresent() ? LongStream.of(began) : LongStream.empty();
        }
        var done = logs.done(step).stream()
                .mapToLong(Long::longValue)
                .filter(at -> at <= span.completedMs())
                .max()
                .orElse(span.completedMs());
        var reported = span.completedMs() - Math.min(span.completedMs(), Math.max(crash.backMs(), done));
        var taken = goesOn(span.completedMs(), next);
        return taken.isEmpty() ? LongStream.empty() : LongStream.of(began + reported + taken.getAsLong());
    }

    private OptionalLong goesOn(long from, long next) {
        return takenUp.stream()
                .mapToLong(Long::longValue)
                .filter(at -> at >= from)
                .limit(1)
                .filter(at -> at < next)
                .map(at -> at - from)
                .findFirst();
    }

    /** Says how it was, for those who read the build's log. */
    static void print(String what, Collection<Long> lost) {
        var sorted = lost.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return;
        }
        System.err.printf(
                Locale.ROOT,
                "lost time, %s: %d crashes, min %.2f s, median %.2f s, p95 %.2f s, max %.2f s%n",
                what,
                sorted.size(),
                sorted.get(0) / 1000.0,
                sorted.get(sorted.size() / 2) / 1000.0,
                p95(sorted) / 1000.0,
                sorted.get(sorted.size() - 1) / 1000.0);
    }

    static void assertSmall(String what, Collection<Long> lost) {
        print(what, lost);
        var sorted = lost.stream().sorted().toList();
        assertThat(sorted).as("crashes that tell what they cost: " + what).isNotEmpty();
        assertThat(p95(sorted)).as(what + ": milliseconds lost, " + sorted).isLessThan(5000);
    }

    private static long p95(List<Long> sorted) {
        return sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
    }
}
