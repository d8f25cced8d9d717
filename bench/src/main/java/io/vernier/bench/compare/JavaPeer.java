package io.vernier.bench.compare;

import io.vernier.bench.load.Contender;
import io.vernier.bench.load.Load;

/** Another stack in Java; {@code bench/peers} has what implements this. */
public interface JavaPeer {
    /** As many requests may be in flight. */
    int SLOTS = 10_000;

    /** Starts the server in this process and gives its port. */
    int serve() throws Exception;

    /** Connects from this process, and returns when requests can be sent. */
    Contender.Client connect(int port, Load load) throws Exception;

    /** The implementation of this name. */
    static JavaPeer named(String name) throws ReflectiveOperationException {
        return Class.forName(name)
                .asSubclass(JavaPeer.class)
                .getDeclaredConstructor()
                .newInstance();
    }
}
