package io.vernier.transport.internal.netty;

import io.netty.channel.Channel;
import io.vernier.transport.internal.FramedConnection;
import io.vernier.transport.internal.Wire;

/** A wire that is a channel of Netty's. */
public interface NettyWire extends Wire {
    Channel channel();

    /** Tells the wire whom it works for; the opener does it before the handler hears anything. */
    void attach(FramedConnection connection);
}
