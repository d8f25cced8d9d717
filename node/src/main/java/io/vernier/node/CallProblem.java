package io.vernier.node;

/** What made a call fail, in one word, for programs that act on it; the explanation beside it says more to people. */
public enum CallProblem {
    /** The node has not been started, or is being stopped. */
    NOT_STARTED,
    /** The node has no application of this id. */
    NO_SUCH_APPLICATION,
    /** No peer can take the request now. */
    NO_PEER,
    /** There are such peers, but none of them matches the call's filters. */
    NONE_MATCHED,
    /** The choice of the peer took none of the candidates. */
    NONE_PICKED,
    /** The preparation of the request discarded it. */
    DISCARDED,
    /** The request cannot be encoded: it breaks its grammar, or is too long. */
    NOT_ENCODED,
    /** Too many requests wait for this peer already. */
    CONGESTED,
    /** A callback failed, or a replaced choice of peers. */
    CALLBACK_FAILED,
    /** No answer came in time. */
    TIMEOUT,
    /** The connection was lost, and there was no other peer to send to. */
    FAILOVER,
    /** The node was stopped while the request was under way. */
    CANCELLED,
    /** The thread that waited was interrupted. */
    INTERRUPTED,
    /** An answer came that breaks its grammar. */
    FAULTY_ANSWER
}
