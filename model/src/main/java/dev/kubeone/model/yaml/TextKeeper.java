package dev.kubeone.model.yaml;

import dev.kubeone.model.yaml.SpotSearch.Found;
import java.util.List;

/**
 * Makes changes in a text and leaves alone what they do not concern.
 *
 * <p>Changes whose places do not touch each other are collected and made at once: a thousand hosts are not a thousand
 * texts. Whoever uses this compares what the new text says with what it should say; a text that is written in a way that
 * is not foreseen here is no danger then.
 */
final class TextKeeper {
    private static final int STEP = 2;

    private TracedText text;
    private TextEdits edits = new TextEdits();
    /** Whether the edits put lines behind others, or take lines out: the two may meet at the same place. */
    private boolean inserts;

    private boolean removes;
    private Spot root;
    private Lines lines;

    TextKeeper(TracedText text) {
        this.text = text;
        read();
    }

    /** The text with all changes. */
    TracedText text() {
        write();
        return text;
    }

    /** @throws CannotKeepException if the way the text is written does not allow it */
    void make(YamlChange change) {
        if (change instanceof YamlChange.Replace replace) {
            replace(replace);
        } else if (change instanceof YamlChange.Remove remove) {
            remove(remove.at());
        } else if (change instanceof YamlChange.Insert insert) {
            insert(insert);
        } else if (change instanceof YamlChange.Wrap wrap) {
            alone(() -> wrap(wrap));
        } else if (change instanceof YamlChange.WrapItems wrap) {
            alone(() -> wrapItems(wrap));
        } else if (change instanceof YamlChange.Move move) {
            alone(() -> move(move));
        } else if (change instanceof YamlChange.Append append) {
            alone(() -> append(append));
        }
    }

    private void alone(Runnable change) {
        write();
        change.run();
        write();
    }

    private void write() {
        if (!edits.isEmpty()) {
            text = edits.apply(text);
            edits = new TextEdits();
            inserts = false;
            removes = false;
            read();
        }
    }

    private void read() {
        root = SpotReader.read(text.text());
        lines = new Lines(text.text());
    }

    private SpotSearch search() {
        return new SpotSearch(root);
    }

    // What is not found was changed before, through another alias of the same value.
    private void replace(YamlChange.Replace change) {
        Found found = search().entry(change.at()).orElse(null);
        if (found == null) {
            return;
        }
        Spot key = found.entry().key();
        if (!key.text.equals(change.key())) {
            edits.replace(key.start, key.end, spelled(key, change.key()));
            key.text = change.key();
        }
        if (change.value() != null) {
            value(found.entry(), change.value());
        }
    }

    private void value(Spot.Entry entry, YamlValue value) {
        Spot old = entry.value();
        if (old.isBlock()) {
            throw new CannotKeepException();
        }
        String blank = old.start == old.end ? " " : "";
        edits.replace(old.start, old.end, blank + YamlWriting.inline(value));
    }

    /** The key in the quotes of the one it stands for. */
    private String spelled(Spot key, String word) {
        char first = text.text().charAt(key.start);
        boolean quoted = first == '"' || first == '\'';
        if (!quoted && !text.text().startsWith(key.text, key.start)) {
            throw new CannotKeepException();
        }
        return quoted ? first + word + first : word;
    }

    private void remove(YamlPlace at) {
        Found found = search().entry(at).orElse(null);
        if (found == null) {
            return;
        }
        if (found.map().stale || inserts) {
            write();
            remove(at);
            return;
        }
        found.map().stale = true;
        removes = true;
        new EntryRemoval(lines, edits).remove(found, () -> header(at.parent()));
    }

    /** Where {@code {}} can be written for the mapping at a place that loses all its entries. */
    private int header(YamlPlace at) {
        Found owner = at.steps().isEmpty() || !(at.last() instanceof String)
                ? null
                : search().entry(at).orElse(null);
        if (owner == null || owner.entry().value().target != null) {
            throw new CannotKeepException();
        }
        Spot value = owner.entry().value();
        boolean named = value.start < value.entries.get(0).key().start;
        return named ? endOfNames(value.start) : lines.afterColon(owner.entry().key().end);
    }

    // An anchor and a tag.
    private int endOfNames(int start) {
        int at = start;
        while (at < text.text().length() && "&!".indexOf(text.text().charAt(at)) >= 0) {
            while (at < text.text().length()
                    && !Character.isWhitespace(text.text().charAt(at))) {
                at++;
            }
            int next = at;
            while (next < text.text().length() && text.text().charAt(next) == ' ') {
                next++;
            }
            if (next == text.text().length() || "&!".indexOf(text.text().charAt(next)) < 0) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private void insert(YamlChange.Insert change) {
        Spot map = search().value(change.at().parent()).map(Spot::resolved).orElseThrow(CannotKeepException::new);
        if (map.own(change.at().key()) != null) {
            return;
        }
        if (map.stale || removes) {
            write();
            insert(change);
            return;
        }
        map.stale = true;
        inserts = true;
        if (!map.isBlock()) {
            insert(map, change.at().key() + ": " + YamlWriting.inline(change.value()), change.origin());
            return;
        }
        Spot first = map.entries.get(0).key();
        String line = lines.newLine(lines.column(first.start));
        String entry = YamlWriting.document(YamlMap.of(change.at().key(), change.value()))
                .strip()
                .replace("\n", line);
        if (change.first()) {
            edits.insert(first.start, entry + line);
        } else {
            insert(map, entry, change.origin());
        }
    }

    /** Puts the begin of an entry behind the last one of a mapping; returns where it stands. */
    private int insert(Spot map, String entry, int origin) {
        if (map.isBlock()) {
            int column = lines.column(map.entries.get(0).key().start);
            int at = lines.end(map.contentEnd());
            edits.insert(at, lines.newLine(column));
            edits.insert(at, entry, origin);
            return at;
        }
        boolean empty = map.entries.isEmpty();
        int at = empty ? map.end - 1 : map.entries.get(map.entries.size() - 1).end();
        edits.insert(at, empty ? "" : ", ");
        edits.insert(at, entry, origin);
        return at;
    }

    private void wrap(YamlChange.Wrap change) {
        Found found = search().entry(change.at()).orElseThrow(CannotKeepException::new);
        Spot key = found.entry().key();
        int end = found.entry().end();
        String inner = spelled(key, change.inner());
        if (found.map().flow) {
            edits.replace(key.start, key.end, spelled(key, change.outer()) + ": {" + inner);
            edits.insert(end, "}");
        } else {
            int column = lines.column(key.start);
            edits.replace(key.start, key.end, change.outer() + ":" + lines.newLine(column + STEP) + inner);
            indent(key.end, end);
        }
    }

    private void wrapItems(YamlChange.WrapItems change) {
        Spot list = search().value(change.list()).map(Spot::resolved).orElseThrow(CannotKeepException::new);
        for (Spot item : list.items) {
            boolean named = !item.isBlock()
                    || item.entries.isEmpty()
                    || item.start < item.entries.get(0).key().start;
            if (list.flow) {
                edits.insert(item.start, "{" + change.key() + ": ");
                edits.insert(item.end, "}");
            } else {
                String between = named ? " " : lines.newLine(lines.column(item.start) + STEP);
                edits.insert(item.start, change.key() + ":" + between);
                indent(item.start, item.contentEnd());
            }
        }
    }

    /** Moves every line that begins after {@code from} to the right. */
    private void indent(int from, int to) {
        for (int line = lines.next(from); line < to; line = lines.next(line)) {
            if (!lines.blank(line, lines.end(line))) {
                edits.insert(line, " ".repeat(STEP));
            }
        }
    }

    private void move(YamlChange.Move change) {
        Found found = search().entry(change.from()).orElseThrow(CannotKeepException::new);
        Spot map = search().value(change.to().parent()).map(Spot::resolved).orElseThrow(CannotKeepException::new);
        int from = lines.afterColon(found.entry().key().end);
        int to = Math.max(from, found.entry().end());
        boolean oneLine = text.text().indexOf('\n', from) < 0 || text.text().indexOf('\n', from) >= to;
        if (!oneLine && (!map.isBlock() || found.map().flow)) {
            throw new CannotKeepException();
        }
        int by = map.isBlock() && !found.map().flow
                ? lines.column(map.entries.get(0).key().start)
                        - lines.column(found.entry().key().start)
                : 0;
        int at = insert(map, change.to().key() + ":", text.origin(found.entry().key().start));
        lines.moved(from, to, by).forEach(piece -> edits.insert(at, piece.text(), text.origin(piece.from())));
        write();
        remove(change.from());
    }

    private void append(YamlChange.Append change) {
        Found found = search().entry(change.from()).orElseThrow(CannotKeepException::new);
        Spot source = found.entry().value();
        Spot target = search().value(change.to()).map(Spot::resolved).orElseThrow(CannotKeepException::new);
        List<Spot> last = target.items;
        if (!source.isBlock() || !target.isBlock() || last.isEmpty()) {
            throw new CannotKeepException();
        }
        int by = lines.column(target.start) - lines.column(source.start);
        int at = lines.end(target.contentEnd());
        edits.insert(at, lines.newLine(lines.column(target.start)));
        lines.moved(source.start, source.contentEnd(), by)
                .forEach(piece -> edits.insert(at, piece.text(), text.origin(piece.from())));
        write();
        remove(change.from());
    }
}
