package io.vernier.node;

import io.vernier.codec.Message;
import java.util.Optional;

/** Answers requests of an application as they are, without typed views: for commands that are not known in advance. */
@FunctionalInterface
public interface MessageHandler {
    /**
     * Answers a request; empty leaves it unanswered.
     *
     * @param request sound by the grammar of its command where the application's dictionary has it
     * @param from the peer it came from
     * @throws Exception if it cannot be answered: the peer gets {@code DIAMETER_UNABLE_TO_COMPLY}, the log the cause. A
     *     {@link io.vernier.codec.DecodeException} about an AVP of this very request is the peer's fault: it gets the
     *     Result-Code of that, and the AVP as Failed-AVP
     */
    Optional<Message> handle(Message request, Peer from) throws Exception;
}
