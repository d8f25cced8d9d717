package io.vernier.examples.migration;

import static io.vernier.protocol.routing.PeerFilter.all;
import static io.vernier.protocol.routing.PeerFilter.first;
import static io.vernier.protocol.routing.PeerFilter.host;
import static io.vernier.protocol.routing.PeerFilter.realm;

import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CcRequestType;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.node.Alternative;
import io.vernier.node.AnswerErrors;
import io.vernier.node.ApplicationCallbacks;
import io.vernier.node.CallContext;
import io.vernier.node.CallException;
import io.vernier.node.CallOptions;
import io.vernier.node.Node;
import io.vernier.node.NodeApplication;
import io.vernier.node.NodeEvent;
import io.vernier.node.Outcome;
import io.vernier.node.Peer;
import io.vernier.node.PeerAdmission;
import io.vernier.node.Pick;
import io.vernier.node.Preparation;
import io.vernier.node.Tcp;
import io.vernier.node.TransportRef;
import java.time.Duration;
import java.util.List;

/** The snippets of {@code docs/coming-from-erlang.md}, so that they compile and run. */
public final class FromErlang {
    private FromErlang() {}

    /** A service without transports. */
    public static Node service() {
        // show service
        Node node = Node.named("client.example.com", "example.com")
                .vendorId(10415)
                .productName("Client")
                .application(
                        CreditControl.APPLICATION,
                        app -> app.alias("charging")
                                .callbacks(new Charging(), 0)
                                .answerErrors(AnswerErrors.CALLBACK))
                .start();
        // end
        return node;
    }

    // show callbacks
    /** Counts the peers it has seen; its calls give a Result-Code, or -1 where no answer came. */
    static final class Charging implements ApplicationCallbacks<Integer, Long> {
        @Override
        public Integer peerUp(Peer peer, Integer seen) {
            return seen + 1;
        }

        @Override
        public Pick<Integer> pickPeer(List<Peer> candidates, Message request, Integer seen, CallContext context) {
            return Pick.of(candidates.get(0));
        }

        @Override
        public Preparation prepareRequest(Message request, Peer peer, CallContext context) {
            return Preparation.send(request);
        }

        @Override
        public Long handleAnswer(Message answer, List<Fault> faults, Message request, Peer peer, CallContext context) {
            return answer.resultCode().orElse(-1);
        }

        @Override
        public Long handleError(CallException error, Message request, Peer peer, CallContext context) {
            return -1L; // error.problem() is TIMEOUT, FAILOVER, CANCELLED, ...
        }

        @Override
        public Outcome handleRequest(Message request, List<Fault> faults, Peer peer, CallContext context) {
            return Outcome.answerMessage(ResultCode.UNABLE_TO_DELIVER);
        }
    }
    // end

    /** A service that answers. */
    public static Node server() {
        // show server
        Node node = Node.named("server.example.com", "example.com")
                .listen(Tcp.at("127.0.0.1", 0))
                .admit(PeerAdmission.loopback())
                .serve(
                        CreditControlRequest.TYPE,
                        ccr -> CreditControlAnswer.to(ccr)
                                .resultCode(ResultCode.SUCCESS)
                                .build())
                .start();
        // end
        return node;
    }

    /** Adds what connects and what listens, and takes the latter away again. */
    public static void transports(Node node, String uri) {
        // show transports
        Peer peer = node.addPeer(uri, p -> p.addresses("127.0.0.1").persistent().property("site", "north"));
        TransportRef listener = node.addListener(Tcp.at("127.0.0.1", 0)).ref();

        node.removeTransport(listener);
        node.removeTransports(transport -> "south".equals(transport.properties().get("site")));
        // end
        assert peer.isConfigured();
    }

    /** Adds a peer that is reached over SCTP, or else over TCP. */
    public static Peer alternatives(Node node) {
        // show alternatives
        Peer hss = node.addPeer(
                "aaa://hss.example.com",
                p -> p.persistent()
                        .transports(
                                Alternative.of("sctp")
                                        .at("10.1.0.8", "10.2.0.8")
                                        .within(Duration.ofSeconds(5)),
                                Alternative.of("tcp").at("10.1.0.8")));
        // end
        return hss;
    }

    /** The Result-Code of a call. */
    public static long call(Node node) {
        // show call
        NodeApplication<Long> charging = node.application("charging", Long.class);
        charging.awaitReady(Duration.ofSeconds(5));
        long resultCode = charging.call(
                CreditControlRequest.builder()
                        .sessionId(node.newSessionId())
                        .destinationRealm("example.com")
                        .serviceContextId("32251@3gpp.org")
                        .ccRequestType(CcRequestType.INITIAL_REQUEST)
                        .ccRequestNumber(0)
                        .build(),
                CallOptions.defaults()
                        .filter(first(all(host(), realm()), realm()))
                        .timeout(Duration.ofSeconds(5)));
        // end
        return resultCode;
    }

    /** Tells of what happens until it is closed. */
    public static AutoCloseable subscribe(Node node, List<String> told) {
        // show events
        AutoCloseable subscription = node.onEvent(event -> {
            switch (event) {
                case NodeEvent.PeerUp up -> told.add("up " + up.peer().host());
                case NodeEvent.PeerDown down -> told.add("down " + down.peer().host());
                default -> {} // more kinds may come
            }
        });
        // end
        return subscription;
    }
}
