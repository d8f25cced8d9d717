package io.vernier.dictionary.dia;

import io.vernier.dictionary.SourceLocation;
import io.vernier.dictionary.internal.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects everything that is wrong, so that one run shows it all. */
final class Problems {
    private final List<DiaProblem> found = new ArrayList<>();

    void add(DiaCheck check, SourceLocation location, String message) {
        found.add(new DiaProblem(check, location, message, Optional.empty()));
    }

    /** Adds a problem with the word among these that was probably meant. */
    void add(DiaCheck check, SourceLocation location, String message, String written, Collection<String> known) {
        found.add(new DiaProblem(check, location, message, Suggestion.of(written, known)));
    }

    void addAll(Collection<DiaProblem> others) {
        others.stream().filter(p -> !found.contains(p)).forEach(found::add);
    }

    /** What was found, as a reader of the files meets it: files in the order of discovery, then by line. */
    List<DiaProblem> inOrder() {
        var files = found.stream().map(p -> p.location().file()).distinct().toList();
        return found.stream()
                .sorted(Comparator.comparingInt(
                                (DiaProblem p) -> files.indexOf(p.location().file()))
                        .thenComparing(DiaProblem::location))
                .toList();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new DiaException(inOrder());
        }
    }
}
