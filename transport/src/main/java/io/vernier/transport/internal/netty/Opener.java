package io.vernier.transport.internal.netty;

/** Whoever waits for a channel to carry messages. Called on the channel's loop. */
public interface Opener {
    /** The channel is connected, and protected where it is to be: now make the connection and give it a handler. */
    void opened(NettyWire wire);

    /** The channel was connected but could not be protected, and is being closed. */
    void notProtected(NettyWire wire, Throwable cause);
}
