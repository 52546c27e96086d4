package dev.kubeone.client.watch;

import dev.kubeone.client.console.Pause;
import dev.kubeone.client.run.RunLook;
import dev.kubeone.client.run.RunSource;
import dev.kubeone.model.run.RunStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Follows a run by looking at it, often while it moves and less often while it rests. Worker and server may be away in
 * between: that is shown, and the watch goes on.
 */
public final class Watch {
    private static final Duration QUICK = Duration.ofMillis(250);
    private static final Duration SLOW = Duration.ofSeconds(1);

    private final RunSource source;
    private final WatchView view;
    private final Clock clock;
    private final Consumer<Duration> pause;
    private Duration rest = QUICK;
    private RunStatus last;
    private long silentSinceMs;

    public Watch(RunSource source, WatchView view, Clock clock) {
        this(source, view, clock, Pause::of);
    }

    Watch(RunSource source, WatchView view, Clock clock, Consumer<Duration> pause) {
        this.source = source;
        this.view = view;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Looks until the run is over, or the condition holds, or this thread is interrupted.
     *
     * @return the last look; without a status only if the run ended without one, or nobody answered before the interrupt
     */
    public RunLook until(Predicate<RunStatus> enough) {
        var look = source.look();
        while (!finished(look, enough) && !Thread.currentThread().isInterrupted()) {
            show(look);
            pause.accept(rest);
            look = source.look();
        }
        show(look);
        return look;
    }

    private static boolean finished(RunLook look, Predicate<RunStatus> enough) {
        return look.endedWithoutStatus()
                || look.status()
                        .filter(status -> status.state().over() || enough.test(status))
                        .isPresent();
    }

    private void show(RunLook look) {
        var now = clock.millis();
        if (look.status().isPresent()) {
            silentSinceMs = 0;
            var status = look.status().get();
            rest = status.equals(last) ? slower(rest) : QUICK;
            last = status;
            view.show(status, now);
        } else {
            silentSinceMs = silentSinceMs == 0 ? now : silentSinceMs;
            rest = slower(rest);
            view.silent(look.silence(), silentSinceMs, now);
        }
    }

    private static Duration slower(Duration rest) {
        var longer = rest.multipliedBy(3).dividedBy(2);
        return longer.compareTo(SLOW) > 0 ? SLOW : longer;
    }
}
