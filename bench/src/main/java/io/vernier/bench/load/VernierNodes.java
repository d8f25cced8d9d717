package io.vernier.bench.load;

import io.vernier.bench.GyExchange;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.node.Listen;
import io.vernier.node.Node;
import io.vernier.node.NodeBuilder;
import io.vernier.node.PeerAdmission;
import io.vernier.transport.Endpoint;
import io.vernier.transport.memory.MemoryNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/** Two nodes with everything as users have it unless they change it. */
@SuppressWarnings("FutureReturnValueIgnored") // every end of the future is told to the load
public final class VernierNodes {
    private static final Duration READY = Duration.ofSeconds(20);
    private static final Duration BLOCKED = Duration.ofMillis(1);

    /** As many sessions as there may be slots. */
    private static final int SESSIONS = 100_000;

    private VernierNodes() {}

    /** A server on TCP that has not been started. */
    public static NodeBuilder server(boolean inline) {
        return server(Carrier.TCP, inline);
    }

    static int serve(Carrier carrier, boolean inline) {
        return port(server(carrier, inline));
    }

    /** A server whose handlers block for a millisecond each. */
    static int serveBlocking() {
        return port(server(Carrier.TCP).serve(CreditControlRequest.TYPE, request -> {
            Thread.sleep(BLOCKED);
            return handle(request);
        }));
    }

    private static NodeBuilder server(Carrier carrier, boolean inline) {
        NodeBuilder builder = server(carrier);
        if (inline) {
            builder.serveInline(CreditControlRequest.TYPE, VernierNodes::handle);
        } else {
            builder.serve(CreditControlRequest.TYPE, VernierNodes::handle);
        }
        return builder;
    }

    private static NodeBuilder server(Carrier carrier) {
        return carrier.equip(Node.named(GyExchange.SERVER, GyExchange.REALM), GyExchange.SERVER)
                .listen(carrier.listen())
                .use(CreditControl.APPLICATION)
                .admit(PeerAdmission.loopback());
    }

    private static int port(NodeBuilder builder) {
        return builder.start().listening().get(0).endpoint().port();
    }

    static Contender.Client connect(Carrier carrier, int port, Load load) {
        Node node = carrier.equip(Node.named(GyExchange.CLIENT, GyExchange.REALM), GyExchange.CLIENT)
                .tcp(carrier.tcp().withLoops(1)) // any loop is that of the connection
                .use(CreditControl.APPLICATION)
                .peer(carrier.uri(port), peer -> peer.addresses("127.0.0.1").persistent())
                .start();
        return through(node, load);
    }

    /** Both nodes in this process, joined by the in-memory network of the tests. */
    static Contender.Client connectInMemory(Load load) {
        MemoryNetwork network = MemoryNetwork.onRealTime();
        Node.named(GyExchange.SERVER, GyExchange.REALM)
                .transport(network.host("server"))
                .listen(new Listen("memory", Endpoint.of("server", 3868)))
                .use(CreditControl.APPLICATION)
                .admit(PeerAdmission.everybody())
                .serveInline(CreditControlRequest.TYPE, VernierNodes::handle)
                .start();
        Node node = Node.named(GyExchange.CLIENT, GyExchange.REALM)
                .transport(network.host("client"))
                .use(CreditControl.APPLICATION)
                .peer(
                        "aaa://" + GyExchange.SERVER,
                        peer -> peer.transport("memory").addresses("server").persistent())
                .start();
        return through(node, load);
    }

    /** Sends requests of many sessions through a node once it has a peer, and tells the load of every end. */
    public static Contender.Client through(Node node, Load load) {
        return through(List.of(node), load);
    }

    /** The same through several nodes, those of one slot always through the same. */
    public static Contender.Client through(List<Node> nodes, Load load) {
        nodes.forEach(node -> node.awaitReady(READY));
        var numbers = new AtomicLongArray(SESSIONS);
        String[] sessions = new String[SESSIONS];
        for (int i = 0; i < SESSIONS; i++) {
            sessions[i] = GyExchange.session(i);
        }
        return new LoopClient(
                slot -> {
                    var request = GyExchange.request(sessions[slot], numbers.getAndIncrement(slot), Instant.now());
                    nodes.get(slot % nodes.size()).callAsync(request).whenComplete((answer, failure) -> {
                        if (failure == null && GyExchange.isGranted(answer)) {
                            load.answered(slot);
                        } else {
                            load.failed(slot);
                        }
                    });
                },
                (task, nanos) -> nodes.get(0).anyLoop().schedule(Duration.ofNanos(nanos), task));
    }

    private static CreditControlAnswer handle(CreditControlRequest request) {
        if (GyExchange.read(request) == 0) {
            throw new IllegalStateException("a request without content");
        }
        return GyExchange.answer(request);
    }
}
