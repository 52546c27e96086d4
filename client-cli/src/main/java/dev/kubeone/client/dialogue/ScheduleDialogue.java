package dev.kubeone.client.dialogue;

import dev.kubeone.client.run.ScheduleView;
import dev.kubeone.client.run.Schedules;
import dev.kubeone.client.server.Server;
import dev.kubeone.client.text.Durations;
import dev.kubeone.client.text.Moments;
import dev.kubeone.client.text.Table;
import dev.kubeone.workflows.messages.RunRequest;
import io.temporal.client.schedules.ScheduleSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes schedules, shows them, stops them. */
public final class ScheduleDialogue {
    private final Screen screen;
    private final Schedules schedules;

    public ScheduleDialogue(Screen screen, Server server) {
        this.screen = screen;
        this.schedules = new Schedules(server);
    }

    public int create(RunRequest run, ScheduleSpec times, String rhythm, Duration catchUp) {
        schedules.create(run, times, rhythm, catchUp);
        return show(run.manifest().name());
    }

    public int show(String cluster) {
        var view = schedules.describe(cluster);
        screen.answer(view, lines(view));
        return 0;
    }

    public int list() {
        var views = schedules.list();
        screen.answer(views, views.isEmpty() ? List.of("No schedule yet.") : table(views));
        return 0;
    }

    public int pause(String cluster, String note) {
        schedules.with(cluster, schedule -> schedule.pause(note));
        return show(cluster);
    }

    public int resume(String cluster, String note) {
        schedules.with(cluster, schedule -> schedule.unpause(note));
        return show(cluster);
    }

    public int trigger(String cluster) {
        schedules.with(cluster, schedule -> schedule.trigger());
        screen.say("Fired. Watch it: kubeone-client watch " + cluster);
        return 0;
    }

    public int delete(String cluster) {
        schedules.with(cluster, schedule -> schedule.delete());
        screen.say("The schedule of " + cluster + " is gone; a run that it has started goes on.");
        return 0;
    }

    private List<String> lines(ScheduleView view) {
        var lines = new ArrayList<String>();
        lines.add(screen.ink().strong(view.cluster() + ": " + view.rhythm())
                + (view.paused() ? ", " + screen.ink().attention("paused") : ""));
        if (!view.note().isEmpty()) {
            lines.add("  note: " + view.note());
        }
        lines.add("  brings back " + view.fix() + ", reports the rest");
        lines.add("  last " + Moments.text(view.lastAtMs()) + ", next "
                + (view.paused() ? "not before it is resumed" : next(view)));
        lines.add("  fired " + view.runs() + " times, " + view.skipped() + " left out because one still ran, "
                + view.missed() + " missed");
        lines.add("  what they found: kubeone-client history " + view.cluster());
        return lines;
    }

    private String next(ScheduleView view) {
        return view.nextAtMs() == 0
                ? "-"
                : Moments.text(view.nextAtMs()) + " (in " + Durations.text(view.nextAtMs() - screen.nowMs()) + ")";
    }

    private static List<String> table(List<ScheduleView> views) {
        var table = new Table("CLUSTER", "WHEN", "STATE", "BRINGS BACK", "LAST", "NEXT");
        views.forEach(view -> table.row(
                view.cluster(),
                view.rhythm(),
                view.paused() ? "paused" : "on",
                view.fix(),
                Moments.text(view.lastAtMs()),
                Moments.text(view.nextAtMs())));
        return table.lines();
    }
}
