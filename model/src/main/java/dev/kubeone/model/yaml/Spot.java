package dev.kubeone.model.yaml;

import java.util.ArrayList;
import java.util.List;

/** Where a value stands in a text: a scalar, a list, a mapping, or an alias of one of them. */
final class Spot {
    /** A key with its value. */
    record Entry(Spot key, Spot value) {
        int end() {
            return Math.max(key.end, value.contentEnd());
        }
    }

    final int start;
    final boolean flow;
    final List<Entry> entries = new ArrayList<>();
    final List<Spot> items = new ArrayList<>();
    /** End of its last character; of a block, end of its mark, which may be far below its content. */
    int end;
    /** What a scalar says, or the name of an alias. */
    String text = "";
    /** What an alias stands for, or null. */
    Spot target;
    /** Whether a change that was made, but not written yet, moved what is in it. */
    boolean stale;

    Spot(int start, int end, boolean flow) {
        this.start = start;
        this.end = end;
        this.flow = flow;
    }

    Spot resolved() {
        return target == null ? this : target.resolved();
    }

    boolean isBlock() {
        return !flow && target == null && !(entries.isEmpty() && items.isEmpty());
    }

    /** End of what it says, without comments and empty lines that follow. */
    int contentEnd() {
        if (!isBlock()) {
            return end;
        }
        return entries.isEmpty()
                ? items.get(items.size() - 1).contentEnd()
                : entries.get(entries.size() - 1).end();
    }

    Entry own(String key) {
        return entries.stream()
                .filter(entry -> entry.key().text.equals(key))
                .findFirst()
                .orElse(null);
    }
}
