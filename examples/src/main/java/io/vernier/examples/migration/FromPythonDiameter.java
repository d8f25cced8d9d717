package io.vernier.examples.migration;

import static io.vernier.codec.ResultCode.SUCCESS;

import io.vernier.codec.VendorId;
import io.vernier.codec.data.DiameterUri;
import io.vernier.codec.id.SessionIds;
import io.vernier.messages.base.ReAuthRequest;
import io.vernier.messages.base.ReAuthRequestType;
import io.vernier.messages.ietf.creditcontrol.CcRequestType;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.node.Node;
import io.vernier.node.Peer;
import io.vernier.node.PeerAdmission;
import io.vernier.node.PeerConnection;
import io.vernier.node.Sctp;
import io.vernier.node.Tcp;
import io.vernier.transport.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The snippets of {@code docs/coming-from-python-diameter.md}, so that they compile and run. */
public final class FromPythonDiameter {
    private FromPythonDiameter() {}

    /** A client, not started. */
    public static Node client(String ocs1) {
        // show client
        Node node = Node.named("peername.gy", "realm.net")
                .supportedVendorIds(VendorId.ETSI, VendorId.THREEGPP, VendorId.THREEGPP2)
                .use(CreditControl.APPLICATION)
                .build();
        Peer peer = node.addPeer(ocs1, p -> p.addresses("127.0.0.1").persistent());
        node.addPeer("aaa://ocs2.gy", p -> {}); // only known: it has to connect to us
        // end
        assert !peer.isReady();
        return node;
    }

    /** Starts a node, and stops it. */
    public static void startAndStop(Node node) {
        // show start
        node.start(); // does not block
        node.awaitReady(Duration.ofSeconds(5));
        node.stop(Duration.ofMinutes(2)); // or node.stopNow()
        // end
    }

    /** Sends a request through the application that it belongs to, and waits for the answer. */
    public static CreditControlAnswer call(Node node) {
        // show call
        CreditControlAnswer answer = node.call(
                CreditControlRequest.builder()
                        .sessionId(node.newSessionId())
                        .destinationRealm("realm.net")
                        .serviceContextId("32251@3gpp.org")
                        .ccRequestType(CcRequestType.EVENT_REQUEST)
                        .ccRequestNumber(0)
                        .build(),
                Duration.ofSeconds(5));
        // end
        return answer;
    }

    /** A server on a free port of this machine. */
    public static Node server() {
        // show server
        Node node = Node.named("ocs1.gy", "realm.net")
                .listen(Tcp.at("127.0.0.1", 0)) // Tcp.port(3868) in earnest
                .admit(PeerAdmission.loopback())
                .serve(
                        CreditControlRequest.TYPE,
                        ccr -> CreditControlAnswer.to(ccr).resultCode(SUCCESS).build())
                .start();
        // end
        return node;
    }

    /** A node with two addresses, which listens with both transports and has a peer with two addresses; not started. */
    public static Node multiHomed() {
        // show multihomed
        List<String> addresses = List.of("10.17.20.9", "172.16.13.9");
        Node node = Node.named("peername.gy", "realm.net")
                .listen(Tcp.at(addresses, 3868), Sctp.at(addresses, 3868))
                .localAddresses("10.17.20.9", "172.16.13.9")
                .use(CreditControl.APPLICATION)
                .build();
        node.addPeer(
                "aaa://ocs2.gy;transport=sctp",
                p -> p.addresses("10.16.0.8", "10.16.5.8").persistent());
        // end
        return node;
    }

    /** What a URI says. */
    public static int port(String text) {
        // show uri
        DiameterUri uri = DiameterUri.parse(text); // aaa://node1.gy:9009, aaa://node1.gy;9009;transport=sctp
        // end
        return uri.port();
    }

    /** Alters what a node says of itself. */
    public static void alter(Node node) {
        // show attributes
        node.configure(c -> c.vendorId(VendorId.ETSI).productName("gate").watchdogInterval(Duration.ofSeconds(12)));
        // end
    }

    /** A node with Session-Ids in the format of python-diameter. */
    public static String sessionId() {
        // show session
        Node node = Node.named("test1.gy", "realm.net")
                .sessionIdFormat(SessionIds.Format.HEX)
                .build();
        String id = node.newSessionId(); // test1.gy;6571a525;5bd295f2;6c76d6b6
        // end
        return id;
    }

    /** The peers that messages can be sent to. */
    public static List<Peer> ready(Node node) {
        // show ready
        List<Peer> ready = node.peers().stream()
                .filter(peer ->
                        peer.connection().filter(PeerConnection::isReady).isPresent())
                .toList();
        // end
        return ready;
    }

    /** Pushes a message through a connection by hand. */
    public static CompletableFuture<SendResult> push(Node node, Peer peer) {
        // show push
        PeerConnection connection =
                peer.connection().filter(PeerConnection::isReady).orElseThrow();
        CompletableFuture<SendResult> sent = connection.send(ReAuthRequest.builder()
                .sessionId(node.newSessionId())
                .originHost(node.originHost())
                .originRealm(node.originRealm())
                .destinationHost(peer.host())
                .destinationRealm("realm.net")
                .authApplicationId(4)
                .reAuthRequestType(ReAuthRequestType.AUTHORIZE_ONLY)
                .build()
                .message()
                .withIds(connection.nextHopByHopId(), node.nextEndToEndId()));
        // end
        return sent;
    }
}
