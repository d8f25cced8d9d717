package io.vernier.node.session;

import io.vernier.codec.Message;

/**
 * The service whose credit is controlled: it builds the requests and does what a session decides. All methods are called in
 * order on an event loop, or while the node is stopped on the thread that asks; they must not block.
 */
public interface CreditControlService {
    /**
     * Builds the next request, with what was used and what is wanted. The session adds the Destination-Host.
     *
     * @return a Credit-Control-Request of this Session-Id, CC-Request-Type and CC-Request-Number
     */
    Message request(CreditControlStep step);

    /** Units came: the service may consume what the answer grants. */
    default void granted(Message answer) {}

    /** The service is to be provided although no units came: it need not be controlled, or nobody could be asked. */
    default void grantedWithoutUnits() {}

    /** The service is to end at once. */
    void terminate();

    /**
     * The user is to be redirected or restricted.
     *
     * @param answer the last successful answer, with the final-unit indication
     */
    default void startFinalAction(Message answer) {}

    /** Redirection and restrictions are to be removed. */
    default void endFinalAction() {}
}
