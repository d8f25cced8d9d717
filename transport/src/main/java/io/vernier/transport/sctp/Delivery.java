package io.vernier.transport.sctp;

/**
 * In which order messages reach the peer (RFC 6733 section 2.1.1). Whatever is chosen, messages go in order over stream 0
 * until the first message after the capabilities exchange has come, so that none overtakes the exchange.
 */
public enum Delivery {
    /** Each for itself, over stream 0: one that is lost on its way holds up no other. As RFC 6733 recommends. */
    UNORDERED,
    /**
     * In order within a stream, over all outgoing streams in turn: one that is lost holds up those of its stream. As
     * RFC 3588 had it; with one outgoing stream all messages come in the order in which they were sent.
     */
    ORDERED
}
