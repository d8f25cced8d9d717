package io.vernier.transport;

/** An outgoing connection on its way. */
public interface ConnectAttempt {
    /**
     * Gives up. The handler hears {@link ConnectHandler#notConnected}, unless the connection has been opened already:
     * then nothing happens. Any thread.
     */
    void cancel();
}
