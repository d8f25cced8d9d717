package io.vernier.cli.dict;

import java.util.ArrayList;
import java.util.List;

/** Lines of cells, with columns as wide as they need to be. */
final class Table {
    private final List<List<String>> lines = new ArrayList<>();

    Table(String... titles) {
        lines.add(List.of(titles));
    }

    void add(String... cells) {
        lines.add(List.of(cells));
    }

    @Override
    public String toString() {
        int columns = lines.getFirst().size();
        var text = new StringBuilder();
        for (var line : lines) {
            var row = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                row.append(line.get(i)).append(" ".repeat(width(i) - line.get(i).length() + 2));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return lines.stream().mapToInt(l -> l.get(column).length()).max().orElse(0);
    }
}
