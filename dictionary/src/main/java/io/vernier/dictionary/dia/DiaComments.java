package io.vernier.dictionary.dia;

import java.util.ArrayList;
import java.util.List;

/**
 * The comments around something in a dictionary, each line with its semicolons.
 *
 * @param detached lines further above, apart by a blank line; a blank line between two of them is an empty string
 * @param attached the lines right above
 * @param trailing the comment at the end of the same line, at most one line
 */
public record DiaComments(List<String> detached, List<String> attached, List<String> trailing) {

    /** No comments at all. */
    public static final DiaComments NONE = new DiaComments(List.of(), List.of(), List.of());

    public DiaComments {
        detached = List.copyOf(detached);
        attached = List.copyOf(attached);
        trailing = List.copyOf(trailing);
    }

    /** The lines right above and the one behind as plain text: no semicolons, no space after them. */
    public List<String> text() {
        var lines = new ArrayList<>(plain(attached));
        lines.addAll(plain(trailing));
        return lines;
    }

    /** Lines without semicolons and the space behind them. */
    static List<String> plain(List<String> lines) {
        var plain = new ArrayList<String>(lines.size());
        for (var line : lines) {
            int start = 0;
            while (start < line.length() && line.charAt(start) == ';') {
                start++;
            }
            start += start > 0 && line.startsWith(" ", start) ? 1 : 0;
            plain.add(line.substring(start).stripTrailing());
        }
        return plain;
    }

    boolean isEmpty() {
        return detached.isEmpty() && attached.isEmpty() && trailing.isEmpty();
    }

    DiaComments withTrailing(String line) {
        return new DiaComments(detached, attached, List.of(line));
    }

    /** These comments above, those of the next word behind, and what stands in between kept with the lines above. */
    DiaComments around(DiaComments inner) {
        var above = new ArrayList<>(attached);
        above.addAll(trailing);
        inner.detached().stream().filter(line -> !line.isEmpty()).forEach(above::add);
        above.addAll(inner.attached());
        return new DiaComments(detached, above, inner.trailing());
    }
}
