package io.vernier.node.session;

import io.vernier.codec.Message;

/**
 * The service that is accounted for: it builds the records and does what a session decides. All methods are called in order on
 * an event loop, or while the node is stopped on the thread that asks; they must not block.
 */
public interface AccountingService {
    /**
     * Builds the next record, with what was used so far.
     *
     * @return an Accounting-Request of this Session-Id, Accounting-Record-Type and Accounting-Record-Number
     */
    Message record(AccountingStep step);

    /** The user is to be disconnected, and the session's authorization ended, if it has one. */
    void disconnect();
}
