package io.vernier.generator;

import java.util.List;

/** A dictionary that is sound but cannot be expressed in Java, with everything that stands in the way. */
public final class GeneratorException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** An exception for these sentences, at least one. */
    public GeneratorException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
