package dev.kubeone.lab;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** What a host has written down of the jobs it ran: one line for each start and each end. */
record JobJournal(List<Line> lines) {

    /** One line: {@code <milliseconds> start|end <job> <attempt> <exit code, cut, or ->}. */
    record Line(String event, String job, String attempt, String code) {
        boolean finished() {
            return event.equals("end") && code.equals("0");
        }
    }

    static JobJournal parse(String text) {
        return new JobJournal(text.lines()
                .map(line -> line.split(" "))
                .map(words -> new Line(words[1], words[2], words[3], words[4]))
                .toList());
    }

    /** Jobs that were started again after they had finished: there must be none. */
    List<String> finishedAndStartedAgain() {
        var finished = new HashSet<String>();
        return lines.stream()
                .filter(line -> {
                    boolean again = line.event().equals("start") && finished.contains(line.job());
                    if (line.finished()) {
                        finished.add(line.job());
                    }
                    return again;
                })
                .map(Line::job)
                .distinct()
                .toList();
    }

    /** How many jobs whose id contains that text have finished well. */
    long finished(String part) {
        return lines.stream()
                .filter(line ->
                        line.finished() && line.job().toLowerCase(Locale.ROOT).contains(part))
                .count();
    }
}
