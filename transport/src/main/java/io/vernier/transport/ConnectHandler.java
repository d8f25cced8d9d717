package io.vernier.transport;

import io.vernier.codec.Explanation;

/** Looks after an outgoing connection: either {@link #opened} is called or {@link #notConnected}, never both. */
public interface ConnectHandler extends ConnectionHandler {
    /** There will be no connection, for this reason. Called on the loop the connection would have belonged to. */
    void notConnected(Explanation why);
}
