package io.vernier.dictionary.exchange;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells that are separated by commas and may stand in quotes (RFC 4180). */
final class CsvRows {
    private CsvRows() {}

    /** A row and the line on which it begins, counted from 1. */
    record Row(int line, List<String> cells) {
        /** The cell at this place without space around it; empty where the row is shorter. */
        String cell(int i) {
            return i < cells.size() ? cells.get(i).strip() : "";
        }
    }

    static List<Row> parse(String text) {
        var rows = new ArrayList<Row>();
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int begin = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line += c == '\n' ? 1 : 0;
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
                rows.add(new Row(begin, List.copyOf(cells)));
                cells.clear();
                begin = line;
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (!cells.isEmpty() || !cell.isEmpty()) {
            cells.add(cell.toString());
            rows.add(new Row(begin, List.copyOf(cells)));
        }
        return rows;
    }

    /** A row as text, with quotes where a cell needs them. */
    static String print(List<String> cells) {
        var row = new StringBuilder();
        for (String cell : cells) {
            boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            row.append(row.isEmpty() ? "" : ",").append(plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"");
        }
        return row.append('\n').toString();
    }
}
