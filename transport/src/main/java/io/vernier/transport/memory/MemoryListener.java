package io.vernier.transport.memory;

import io.vernier.transport.Endpoint;
import io.vernier.transport.Listener;
import java.util.function.BiConsumer;

/** A host's open port. */
final class MemoryListener implements Listener {
    private final MemoryTransport host;
    private final Endpoint local;
    private final BiConsumer<Endpoint, MemoryTransport.Incoming> acceptor;

    MemoryListener(MemoryTransport host, Endpoint local, BiConsumer<Endpoint, MemoryTransport.Incoming> acceptor) {
        this.host = host;
        this.local = local;
        this.acceptor = acceptor;
    }

    @Override
    public Endpoint local() {
        return local;
    }

    @Override
    public void close() {
        host.stopListening(this);
    }

    void accept(MemorySocket socket, Endpoint remote) {
        acceptor.accept(local, new MemoryTransport.Incoming(socket, remote));
    }

    @Override
    public String toString() {
        return "listener " + local;
    }
}
