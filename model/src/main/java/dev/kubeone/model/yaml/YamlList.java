package dev.kubeone.model.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A list of values. */
public final class YamlList implements YamlValue {
    private final List<YamlValue> items;
    private final int line;
    private final int column;

    YamlList(List<YamlValue> items, int line, int column) {
        this.items = new ArrayList<>(items);
        this.line = line;
        this.column = column;
    }

    /** A list without items. */
    public static YamlList empty() {
        return new YamlList(List.of(), 0, 0);
    }

    public List<YamlValue> items() {
        return Collections.unmodifiableList(items);
    }

    void set(int index, YamlValue value) {
        items.set(index, value);
    }

    void addAll(List<YamlValue> more) {
        items.addAll(more);
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public int column() {
        return column;
    }

    @Override
    public boolean same(YamlValue other) {
        if (!(other instanceof YamlList list) || list.items.size() != items.size()) {
            return false;
        }
        for (int i = 0; i < items.size(); i++) {
            if (!items.get(i).same(list.items.get(i))) {
                return false;
            }
        }
        return true;
    }
}
