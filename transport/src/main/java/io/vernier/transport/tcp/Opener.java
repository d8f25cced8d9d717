package io.vernier.transport.tcp;

/** Whoever waits for a channel to carry messages. Called on the channel's loop. */
interface Opener {
    /** The channel is connected, and protected where it is to be: now make the connection and give it a handler. */
    void opened(TcpWire wire);

    /** The channel was connected but could not be protected, and is being closed. */
    void notProtected(TcpWire wire, Throwable cause);
}
