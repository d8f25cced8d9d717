package io.vernier.bench.relay;

import io.vernier.bench.GyExchange;
import io.vernier.bench.process.Jvm;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.messages.base.relay.Relay;
import io.vernier.node.CallContext;
import io.vernier.node.CallOptions;
import io.vernier.node.MessageCallbacks;
import io.vernier.node.Node;
import io.vernier.node.Outcome;
import io.vernier.node.Peer;
import io.vernier.node.PeerAdmission;
import io.vernier.node.Tcp;
import java.time.Duration;
import java.util.List;

/** The relay in a process of its own: says its port when the server is there, and lives until it is killed. */
public final class RelayServer {
    /** The Origin-Host of the relay. */
    static final String RELAY = "relay.example.com";

    private static final Duration READY = Duration.ofSeconds(20);

    private RelayServer() {}

    /** Takes the kind of the relay and the port of the server. */
    public static void main(String[] args) throws InterruptedException {
        boolean inline = RelayKind.of(args[0]) == RelayKind.INLINE;
        Node node = Node.named(RELAY, GyExchange.REALM)
                .listen(Tcp.at("127.0.0.1", 0))
                .application(Relay.APPLICATION, options -> {
                    options.callbacks(new SendOn());
                    if (inline) {
                        options.inlineCallbacks();
                    }
                })
                .peer(
                        "aaa://" + GyExchange.SERVER + ":" + args[1],
                        peer -> peer.addresses("127.0.0.1").persistent())
                .admit(PeerAdmission.loopback())
                .start();
        node.awaitReady(READY);
        Jvm.sayReady(node.listening().get(0).endpoint().port());
        Thread.currentThread().join();
    }

    /** Sends every request on, as RFC 6733 section 2.8.1 has it. */
    private static final class SendOn implements MessageCallbacks<Object> {
        @Override
        public Outcome handleRequest(Message request, List<Fault> faults, Peer peer, CallContext context) {
            return Outcome.relay(CallOptions.defaults());
        }
    }
}
