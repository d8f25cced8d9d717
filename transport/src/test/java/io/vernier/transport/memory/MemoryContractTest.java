package io.vernier.transport.memory;

import io.vernier.transport.Endpoint;
import io.vernier.transport.RawListener;
import io.vernier.transport.RawPeer;
import io.vernier.transport.Recorder;
import io.vernier.transport.Transport;
import io.vernier.transport.TransportContractTest;
import io.vernier.transport.TransportLimits;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;

/** The contract over the in-memory network, on real time so that the test's thread can wait. */
final class MemoryContractTest extends TransportContractTest {
    private static final String HERE = "here";
    private static final String RAW = "raw";

    private final MemoryNetwork network = MemoryNetwork.onRealTime();

    @AfterEach
    void closeNetwork() {
        network.close();
    }

    @Override
    protected Transport open(TransportLimits limits) {
        return network.host(HERE, limits);
    }

    @Override
    protected Endpoint here() {
        return Endpoint.of(HERE, 0);
    }

    @Override
    protected Endpoint nobody() {
        return Endpoint.of(HERE, 1);
    }

    @Override
    protected Endpoint silent() {
        network.host("silent");
        network.link(HERE, "silent").part();
        return Endpoint.of("silent", 1);
    }

    @Override
    protected String unknownHost() {
        return "nowhere";
    }

    @Override
    protected String deadHost() {
        network.host("dead");
        return "dead";
    }

    @Override
    protected RawPeer rawConnect(Endpoint remote) {
        var here = network.find(remote.host()).orElseThrow();
        var peer = new MemoryPeer(here.loop());
        here.loop().execute(() -> {
            MemorySocket socket = here.pair(network.link(RAW, remote.host()));
            peer.own(socket);
            here.listener(remote.port()).orElseThrow().accept(socket.peer(), Endpoint.of(RAW, 5));
        });
        return peer;
    }

    @Override
    protected RawListener rawListen() {
        var raw = (MemoryTransport) network.host(RAW);
        BlockingQueue<RawPeer> accepted = new LinkedBlockingQueue<>();
        var listener = raw.listenRaw(Endpoint.ANY, (local, incoming) -> {
            var peer = new MemoryPeer(raw.loop());
            peer.own(incoming.socket());
            accepted.add(peer);
        });
        return new RawListener() {
            @Override
            public Endpoint local() {
                return listener.local();
            }

            @Override
            public RawPeer accept() {
                return Recorder.await(accepted);
            }

            @Override
            public void close() {
                listener.close();
            }
        };
    }
}
