package dev.kubeone.client.text;

import java.util.ArrayList;
import java.util.List;

/** Columns as wide as their widest cell; cells must be free of control codes. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... head) {
        rows.add(List.of(head));
    }

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    public boolean isEmpty() {
        return rows.size() == 1;
    }

    /** The head and the rows, each a line without blanks at its end. */
    public List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> row) {
        var text = new StringBuilder();
        for (var column = 0; column < row.size(); column++) {
            var cell = row.get(column);
            text.append(cell).append(" ".repeat(width(column) - length(cell) + 2));
        }
        return text.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> length(row.get(column)))
                .max()
                .orElse(0);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
