package io.vernier.cli.shell;

import io.vernier.codec.Explanation;

/** Ends the command with a sentence for the person in front of it and an exit code for the shell. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Explanation explanation;
    private final int exitCode;

    public CommandException(int exitCode, Explanation explanation) {
        super(explanation.toString());
        this.exitCode = exitCode;
        this.explanation = explanation;
    }

    public Explanation explanation() {
        return explanation;
    }

    public int exitCode() {
        return exitCode;
    }
}
