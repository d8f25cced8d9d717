package io.vernier.transport;

import io.vernier.codec.Explanation;

/** What became of a message that was to be sent. */
public enum SendResult {
    /** It is on its way. */
    QUEUED(TransportProblem.NONE, "the message is on its way"),
    /** The lane is at its bound because the other end does not read fast enough. */
    LANE_FULL(
            TransportProblem.LANE_FULL,
            "the queue to the peer is at its bound, because the peer does not read as fast as it is sent to"),
    /** The connection is closed or being closed. */
    CLOSED(TransportProblem.NOT_OPEN, "the connection is closed"),
    /** The message is longer than this node's bound. */
    TOO_LONG(TransportProblem.MESSAGE_TOO_LONG, "the message is longer than the largest this node sends"),
    /** The transport gives a message to the kernel in one piece, and the kernel takes no piece of that length. */
    DOES_NOT_FIT(
            TransportProblem.DOES_NOT_FIT,
            "the message is longer than the send buffer that the kernel grants an association");

    private final TransportProblem problem;
    private final String cause;

    SendResult(TransportProblem problem, String cause) {
        this.problem = problem;
        this.cause = cause;
    }

    /** The result in words. */
    public Explanation explanation() {
        return problem.explain(cause);
    }
}
