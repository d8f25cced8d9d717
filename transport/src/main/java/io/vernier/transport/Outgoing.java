package io.vernier.transport;

/**
 * A message about to be sent, with what the sender changes in it. The message itself stays as it is; its octets are
 * copied once, with the changes, into the connection's out-buffer. Confined to the connection's event loop.
 */
public interface Outgoing {
    /** Sends with another Hop-by-Hop identifier. */
    Outgoing hopByHopId(int id);

    /** Sends with another End-to-End identifier. */
    Outgoing endToEndId(int id);

    /** Sends with another flag octet, bits of {@link io.vernier.codec.CommandFlags}. */
    Outgoing flags(int flags);

    /**
     * Inserts whole AVPs, padded, in front of the octet at {@code offset} of the message; the Message Length is raised.
     *
     * @param offset where an AVP of the message begins, or its length to append
     * @param avps the octets; read when sent, a multiple of four long
     */
    Outgoing insert(int offset, byte[] avps);

    /** Queues the message. Only {@link SendResult#QUEUED} means that it will be sent if the connection lives on. */
    SendResult send(Lane lane);
}
