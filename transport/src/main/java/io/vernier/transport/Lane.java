package io.vernier.transport;

/** Two queues lead to the socket: what keeps the connection alive never waits behind what it carries. */
public enum Lane {
    /** Capabilities, watchdog and disconnect messages: go first between whole messages. */
    CONTROL,
    /** Everything else, in its order. */
    APPLICATION
}
