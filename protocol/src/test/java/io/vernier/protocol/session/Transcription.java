package io.vernier.protocol.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A table of an RFC transcribed as text, independently of the rows that the code follows: row, state, event, actions, next state. */
public record Transcription(String row, String state, String event, List<String> actions, String next) {
    /** The lines of the text; cells are parted by bars, actions by semicolons. */
    public static List<Transcription> of(String text) {
        var lines = new ArrayList<Transcription>();
        for (String line : text.strip().lines().toList()) {
            String[] cells = line.split("\\|", -1);
            lines.add(new Transcription(
                    cells[0].strip(),
                    cells[1].strip(),
                    cells[2].strip(),
                    Arrays.stream(cells[3].split(";", -1))
                            .map(String::strip)
                            .filter(action -> !action.isEmpty())
                            .toList(),
                    cells[4].strip()));
        }
        return lines;
    }

    /** The constant that the RFC calls so. */
    public static <T extends Enum<T>> T named(T[] values, Function<T, String> rfcName, String name) {
        return Arrays.stream(values)
                .filter(value -> rfcName.apply(value).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    @Override
    public String toString() {
        return row + " " + state + " + " + event;
    }
}
