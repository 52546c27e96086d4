package dev.kubeone.model.yaml;

import dev.kubeone.model.yaml.SpotSearch.Found;
import java.util.function.IntSupplier;

/** Takes an entry out of a mapping. Comments above it and behind it stay. */
record EntryRemoval(Lines lines, TextEdits edits) {

    /** @param header where {@code {}} can be written for the mapping when no entry is left */
    void remove(Found found, IntSupplier header) {
        Spot.Entry entry = found.entry();
        if (found.map().flow) {
            removeFromFlow(found);
        } else if (found.map().entries.size() == 1) {
            removeOnly(entry, header);
        } else if (lines.firstInLine(entry.key().start)) {
            removeLines(entry);
        } else {
            removeBehindDash(entry, found.map().entries.get(found.index() + 1));
        }
    }

    private void removeFromFlow(Found found) {
        Spot.Entry entry = found.entry();
        int index = found.index();
        int from = entry.key().start;
        int to = entry.end();
        if (index + 1 < found.map().entries.size()) {
            to = found.map().entries.get(index + 1).key().start;
        } else if (index > 0) {
            from = found.map().entries.get(index - 1).end();
        }
        edits.replace(from, to, "");
    }

    private void removeOnly(Spot.Entry entry, IntSupplier header) {
        if (lines.firstInLine(entry.key().start)) {
            edits.insert(header.getAsInt(), " {}");
            removeLines(entry);
        } else {
            edits.replace(entry.key().start, entry.end(), "{}");
        }
    }

    private void removeLines(Spot.Entry entry) {
        int end = entry.end();
        int comment = lines.text().indexOf('#', end);
        if (comment >= 0 && comment < lines.end(end)) {
            edits.replace(entry.key().start, comment, "");
        } else {
            edits.replace(lines.start(entry.key().start), lines.next(end), "");
        }
    }

    private void removeBehindDash(Spot.Entry entry, Spot.Entry next) {
        boolean comment = lines.text().substring(entry.end(), next.key().start).contains("#");
        edits.replace(entry.key().start, comment ? entry.end() : next.key().start, "");
    }
}
