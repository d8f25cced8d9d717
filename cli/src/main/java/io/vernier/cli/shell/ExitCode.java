package io.vernier.cli.shell;

/** What the command tells the shell. The numbers never change. */
public final class ExitCode {
    public static final int OK = 0;

    /** Something was wrong that has no number of its own: a message with faults, a file that is not there. */
    public static final int FAILURE = 1;

    /** The command line was wrong. */
    public static final int USAGE = 2;

    public static final int CONNECTION_FAILED = 3;

    /** The peer refused the capabilities exchange, or answered with an error. */
    public static final int PEER_REJECTED = 4;

    public static final int TIMEOUT = 5;

    /** The load run ended, but missed a threshold. */
    public static final int THRESHOLDS_MISSED = 99;

    private ExitCode() {}
}
