package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.ResultCode;
import io.vernier.codec.data.DiameterAddress;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.protocol.peer.Capabilities;
import io.vernier.requirements.Requirement;
import io.vernier.transport.Endpoint;
import io.vernier.transport.Path;
import io.vernier.transport.SendResult;
import io.vernier.transport.sctp.Delivery;
import io.vernier.transport.sctp.SctpOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nodes that talk over SCTP, with one and with several addresses. */
@Tag("sctp")
class SctpNodeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> OURS = List.of("127.0.0.1", "127.0.0.2");

    private final List<Node> nodes = new ArrayList<>();

    @AfterEach
    void end() {
        nodes.forEach(Node::stopNow);
    }

    @Test
    @Requirement({"S8", "S23"})
    void aCallGoesOverSctp() throws InterruptedException {
        Node ocs = start(server().listen(Sctp.at("127.0.0.1", 0)));
        Node pcef = start(client(ocs, p -> p.addresses("127.0.0.1").persistent()));

        pcef.awaitReady(PATIENCE);
        var answer = pcef.call(Lab.request(pcef));

        assertThat(answer.resultCode()).isEqualTo(ResultCode.SUCCESS);
        PeerConnection connection = peer(pcef).connection().orElseThrow();
        assertThat(connection.protocol()).isEqualTo("sctp");
        assertThat(connection.paths()).containsExactly(new Path(at("127.0.0.1", ocs), Path.State.UP, true));
        assertThat(ocs.peers().get(0).connection().orElseThrow().protocol()).isEqualTo("sctp");
    }

    @Test
    @Requirement({"S55", "S57", "S58", "S59", "S60", "R2.1-4", "W-10"})
    void oneNodeListensWithBothTransportsOnOnePortAndOneListOfAddresses() throws InterruptedException {
        Node ocs = start(server().supportedVendorIds(10_415).listen(Tcp.at(OURS, 0)));
        int port = ocs.port();
        ocs.addListener(Sctp.at(OURS, port));
        Node overTcp = start(client(
                "a.example.net",
                "aaa://ocs.example.net:" + port,
                p -> p.addresses("127.0.0.1").persistent()));
        Node overSctp = start(client(ocs, p -> p.addresses("127.0.0.2").persistent()));

        overTcp.awaitReady(PATIENCE);
        overSctp.awaitReady(PATIENCE);

        assertThat(ocs.listening())
                .hasToString("[tcp://127.0.0.1:" + port + ", sctp://127.0.0.1,127.0.0.2:" + port + "]");
        assertThat(Sctp.DEFAULT_PORT).isEqualTo(Tcp.DEFAULT_PORT).isEqualTo(3868);
        assertThat(overTcp.call(Lab.request(overTcp)).resultCode()).isEqualTo(ResultCode.SUCCESS);
        assertThat(overSctp.call(Lab.request(overSctp)).resultCode()).isEqualTo(ResultCode.SUCCESS);
        assertThat(addressesToldBy(peer(overTcp))).containsExactly("127.0.0.1");
        assertThat(addressesToldBy(peer(overSctp))).containsExactlyInAnyOrder("127.0.0.1", "127.0.0.2");
        assertThat(peer(overSctp).capabilities().orElseThrow().supportedVendorIds())
                .containsExactly(10_415L);
    }

    @Test
    @Requirement("S170")
    void aMessageIsPushedByHandToAPersistentPeerWithSeveralAddresses() throws InterruptedException {
        var received = new LinkedBlockingQueue<String>();
        Node ocs = start(Node.named("ocs.example.net")
                .admit(PeerAdmission.loopback())
                .listen(Sctp.at(OURS, 0))
                .serveInline(CreditControlRequest.TYPE, request -> {
                    received.add(request.sessionId());
                    return Lab.success(request);
                }));
        Node pcef =
                Node.named("pcef.example.net").use(CreditControl.APPLICATION).build();
        nodes.add(pcef);
        Peer added = pcef.addPeer(
                "aaa://ocs.example.net:" + ocs.port() + ";transport=sctp",
                p -> p.addresses("127.0.0.1", "127.0.0.2").persistent());
        pcef.start();
        Lab.eventually(added::isReady);

        PeerConnection connection = added.connection().orElseThrow();
        CreditControlRequest request = Lab.request(pcef);
        var sent = connection.send(request.message().withIds(connection.nextHopByHopId(), pcef.nextEndToEndId()));

        assertThat(sent.join()).isEqualTo(SendResult.QUEUED);
        assertThat(received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(request.sessionId());
    }

    @Test
    @Requirement("R5.3.1-2")
    void eachSideTellsAllItsAddressesAndKnowsAllOfTheOther() throws InterruptedException {
        Node ocs = start(server().listen(Sctp.at(OURS, 0)));
        Node pcef = start(client(
                        ocs,
                        p -> p.addresses("127.0.0.1", "127.0.0.2")
                                .localAddresses("127.0.0.3", "127.0.0.4")
                                .persistent())
                .sctp(SctpOptions.defaults()
                        .withDelivery(Delivery.ORDERED)
                        .withHeartbeatInterval(Duration.ofMillis(500))));

        pcef.awaitReady(PATIENCE);
        var answer = pcef.call(Lab.request(pcef));

        assertThat(answer.resultCode()).isEqualTo(ResultCode.SUCCESS);
        PeerConnection connection = peer(pcef).connection().orElseThrow();
        Lab.eventually(() -> connection.paths().stream().allMatch(path -> path.state() == Path.State.UP));
        assertThat(connection.paths())
                .extracting(Path::address)
                .containsExactlyInAnyOrder(at("127.0.0.1", ocs), at("127.0.0.2", ocs));
        assertThat(connection.paths()).filteredOn(Path::primary).hasSize(1);
        assertThat(addressesToldBy(ocs.peers().get(0))).containsExactlyInAnyOrder("127.0.0.3", "127.0.0.4");
        assertThat(addressesToldBy(peer(pcef))).containsExactlyInAnyOrder("127.0.0.1", "127.0.0.2");
        assertThat(connection.localAddresses())
                .extracting(address -> address.getHostAddress())
                .containsExactlyInAnyOrder("127.0.0.3", "127.0.0.4");
        assertThat(PeerInfo.of(peer(pcef)).toJson().toText())
                .contains("\"proto\":\"sctp\"", "\"paths\":[{\"address\":\"127.0.0.");
    }

    @Test
    void whereNobodyListensWithSctpTcpIsTried() throws InterruptedException {
        Node ocs = start(server().listen(Tcp.at("127.0.0.1", 0)));
        Node pcef = start(client(ocs, p -> p.addresses("127.0.0.1").persistent().transports("sctp", "tcp")));

        pcef.awaitReady(PATIENCE);

        assertThat(peer(pcef).connection().orElseThrow().protocol()).isEqualTo("tcp");
        assertThat(peer(pcef).alternatives().get(0).why().orElseThrow().code()).isEqualTo("VN-3101");
    }

    @Test
    void peersPartAndComeBack() throws InterruptedException {
        Node ocs = start(server().listen(Sctp.at(OURS, 0)));
        Node pcef = start(client(ocs, p -> p.addresses("127.0.0.1").persistent()));
        pcef.awaitReady(PATIENCE);

        pcef.stop(PATIENCE);
        Lab.eventually(() -> ocs.peers().stream().noneMatch(Peer::isReady));
        assertThat(ocs.peers().get(0).disconnectReason()).contains(DisconnectReason.DPR);
        pcef.start();
        pcef.awaitReady(PATIENCE);

        assertThat(pcef.call(Lab.request(pcef)).resultCode()).isEqualTo(ResultCode.SUCCESS);
    }

    private Node start(NodeBuilder described) {
        Node node = described.start();
        nodes.add(node);
        return node;
    }

    private static NodeBuilder server() {
        return Node.named("ocs.example.net")
                .admit(PeerAdmission.loopback())
                .serveInline(CreditControlRequest.TYPE, Lab::success);
    }

    private static NodeBuilder client(Node ocs, Consumer<PeerOptions> options) {
        return client("pcef.example.net", "aaa://ocs.example.net:" + ocs.port() + ";transport=sctp", options);
    }

    private static NodeBuilder client(String name, String uri, Consumer<PeerOptions> options) {
        return Node.named(name).use(CreditControl.APPLICATION).peer(uri, options);
    }

    private static Peer peer(Node node) {
        return node.peers().get(0);
    }

    private static Endpoint at(String host, Node node) {
        return Endpoint.of(host, node.port());
    }

    private static List<String> addressesToldBy(Peer peer) {
        Capabilities said = peer.capabilities().orElseThrow();
        return said.hostIpAddresses().stream().map(DiameterAddress::toString).toList();
    }
}
