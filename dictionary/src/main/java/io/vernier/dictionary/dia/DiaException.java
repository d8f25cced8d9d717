package io.vernier.dictionary.dia;

import java.util.List;
import java.util.stream.Collectors;

/** A dictionary that cannot be used, with everything that is wrong in it. */
public final class DiaException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Problems are for people at build time; a serialized exception keeps its message. */
    private final transient List<DiaProblem> problems;

    /** An exception for these problems, at least one, in the order in which a reader meets them. */
    public DiaException(List<DiaProblem> problems) {
        super(problems.stream().map(DiaProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong. */
    public List<DiaProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
