package io.vernier.transport.internal.netty;

import io.netty.channel.ChannelFuture;
import io.vernier.codec.Explanation;
import io.vernier.transport.TransportLimits;
import io.vernier.transport.internal.FramedConnection;
import java.net.InetSocketAddress;
import java.util.List;

/** What an attempt to connect needs of its transport. Called on the loop of the attempt. */
public interface Dialler {
    /**
     * Begins to connect to one address.
     *
     * @param from the local addresses that may be taken, empty for the system's choice
     */
    ChannelFuture dial(Connecting attempt, InetSocketAddress address, List<InetSocketAddress> from);

    /** Makes the connection of a channel that is open. */
    FramedConnection connection(NettyWire wire);

    /** Why a channel could not be protected. */
    Explanation notProtected(Throwable cause);

    TransportLimits limits();

    NettyLoops loops();
}
