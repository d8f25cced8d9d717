package io.vernier.interop.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.VendorId;
import io.vernier.codec.data.DiameterTime;
import io.vernier.codec.id.OriginStateId;
import io.vernier.interop.erlang.ErlangNode;
import io.vernier.interop.process.ForeignNode;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;
import io.vernier.interop.process.Processes;
import io.vernier.interop.wire.Wiretap;
import io.vernier.interop.wire.Wiretap.Sender;
import io.vernier.messages.base.accounting.Accounting;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.node.CallException;
import io.vernier.node.Node;
import io.vernier.node.Peer;
import io.vernier.node.PeerAdmission;
import io.vernier.node.Tcp;
import io.vernier.node.TransportEntry;
import io.vernier.node.TransportEntry.Kind;
import io.vernier.protocol.peer.ReconnectPolicy;
import io.vernier.requirements.Requirement;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What users of Erlang's diameter know of a service, section by section of docs/requirements.md, with it as the peer. */
@Needs(ForeignStack.ERLANG)
class ServiceReferenceTest {
    private static final Duration READY = Duration.ofSeconds(60);

    @RegisterExtension
    final Processes processes = new Processes();

    private final Seen seen = new Seen();

    @AfterEach
    void keepWhatWasSeen() {
        seen.write(processes.folder());
    }

    @Test
    @Requirement({"S171", "S173", "S174", "S337", "S338"})
    void aService() {
        var foreign = ErlangNode.listen(processes);
        List<Integer> served = new CopyOnWriteArrayList<>();
        try (var node = Node.named(Ours.HOST, ForeignNode.REALM)
                .use(Accounting.APPLICATION)
                .serve(CreditControlRequest.TYPE, request -> {
                    served.add(Math.toIntExact(request.ccRequestNumber()));
                    return Ours.answer(request);
                })
                .start()) {
            node.addPeer(uri(foreign), p -> p.addresses("127.0.0.1").persistent());
            node.awaitReady(READY);

            assertThat(node.call(Ours.acr(node, 3)).accountingRecordNumber()).isEqualTo(3);
            foreign.expectUp(Ours.HOST);
            assertThat(foreign.call("cc", 2, 1, 10_000)).isEqualTo(Map.of("2001", 2));
            assertThat(served).containsExactly(1, 2);
        }
    }

    @Test
    @Requirement("S172")
    void aPeerOfRfc3588() {
        var foreign = ErlangNode.listen(processes, "base=rfc3588");
        try (var node = Ours.client(foreign.host(), foreign.port())
                .serve(CreditControlRequest.TYPE, Ours::answer)
                .start()) {
            node.awaitReady(READY);
            foreign.expectUp(Ours.HOST);

            assertThat(node.call(Ours.ccr(node, 1)).resultCode()).isEqualTo(2001);
            assertThat(node.call(Ours.acr(node, 2)).resultCode()).isEqualTo(2001);
            assertThat(foreign.call("cc", 3, 1, 10_000)).isEqualTo(Map.of("2001", 3));
            assertThat(foreign.process().hasPrinted("FAULT")).isFalse();
        }
    }

    @Test
    @Requirement({"S210", "S211", "S215", "S216"})
    void capabilities() throws UnknownHostException {
        var foreign = ErlangNode.listen(processes);
        try (var node = Ours.client(foreign.host(), foreign.port())
                .use(CreditControl.APPLICATION)
                .vendorId(VendorId.ETSI)
                .productName("Größe")
                .originStateId(77)
                .firmwareRevision(5)
                .supportedVendorIds(VendorId.THREEGPP)
                .hostIpAddresses(InetAddress.getByName("192.0.2.1"), InetAddress.getByName("2001:db8::1"))
                .start()) {
            node.awaitReady(READY);

            foreign.expectUp(Ours.HOST);
            var caps = foreign.process().expect("^CAPS (.*)").group(1);
            assertThat(caps)
                    .contains(
                            "Origin-Realm=example",
                            "Host-IP-Address=[{192,0,2,1},{8193,3512,0,0,0,0,0,1}]",
                            "Vendor-Id=13019",
                            "Product-Name=Gr%C3%B6%C3%9Fe",
                            "Origin-State-Id=[77]",
                            "Supported-Vendor-Id=[10415]",
                            "Auth-Application-Id=[4]",
                            "Acct-Application-Id=[3]",
                            "Firmware-Revision=[5]");
            assertThat(node.peer(foreign.host())
                            .orElseThrow()
                            .capabilities()
                            .orElseThrow()
                            .vendorId())
                    .isEqualTo(193);
        }
    }

    @Test
    @Requirement({"S282", "S283", "S284", "S289", "S290"})
    void addingTransports() {
        var foreign = ErlangNode.listen(processes, "host=erlang1.example");
        try (var node = Node.named(Ours.HOST, ForeignNode.REALM)
                .admit(PeerAdmission.loopback())
                .serve(CreditControlRequest.TYPE, Ours::answer)
                .onEvent(seen)
                .start()) {
            var listening = node.addListener(Tcp.at("127.0.0.1", 0));
            var peer = node.addPeer(uri(foreign), p -> p.addresses("127.0.0.1").persistent());
            var nobody = node.addPeer(
                    "aaa://nobody.example:1", p -> p.addresses("127.0.0.1").persistent());
            int port = listening.listening().orElseThrow().endpoint().port();

            var two = ErlangNode.connect(processes, port, "host=erlang2.example", "apps=cc");
            var three = ErlangNode.connect(processes, port, "host=erlang3.example", "apps=cc");
            two.expectUp(Ours.HOST);
            three.expectUp(Ours.HOST);
            await().atMost(READY).until(peer::isReady);

            assertThat(two.call("cc", 1, 1, 10_000)).isEqualTo(Map.of("2001", 1));
            assertThat(three.call("cc", 1, 1, 10_000)).isEqualTo(Map.of("2001", 1));
            assertThat(node.transports())
                    .extracting(TransportEntry::kind)
                    .containsExactly(Kind.LISTEN, Kind.CONNECT, Kind.CONNECT);
            assertThat(node.transports()).extracting(TransportEntry::ref).doesNotHaveDuplicates();
            assertThat(cameBy(node, listening)).containsExactlyInAnyOrder("erlang2.example", "erlang3.example");
            assertThat(cameBy(node, peer.transport().orElseThrow())).containsExactly("erlang1.example");
            assertThat(nobody.isReady()).isFalse();
        }
    }

    @Test
    @Requirement({"S312", "S313", "S314"})
    void theOriginStateId() {
        var foreign = ErlangNode.listen(processes);
        var before = OriginStateId.startedAt(Instant.now().minusSeconds(60));
        try (var node = Ours.client(foreign.host(), foreign.port()).start()) {
            node.awaitReady(READY);

            var theirs = node.peer(foreign.host())
                    .flatMap(Peer::capabilities)
                    .orElseThrow()
                    .originStateId()
                    .orElseThrow();
            assertThat(theirs).isBetween(before, OriginStateId.startedAt(Instant.now()));
            assertThat(OriginStateId.startedAt(DiameterTime.MIN)).isZero();
            foreign.expectUp(Ours.HOST);
            var ours = foreign.process()
                    .expect("^CAPS .*Origin-State-Id=\\[(\\d+)\\]")
                    .group(1);
            assertThat(Long.parseLong(ours)).isBetween(before, OriginStateId.startedAt(Instant.now()));
        }
    }

    @Test
    @Requirement({"S316", "S317", "S318", "S321", "S323", "S324", "S326", "S327"})
    void removingTransports() {
        var one = ErlangNode.listen(processes, "host=erlang1.example");
        var two = ErlangNode.listen(processes, "host=erlang2.example");
        try (var tapOne = Wiretap.to(one.port());
                var tapTwo = Wiretap.to(two.port());
                var node = Node.named(Ours.HOST, ForeignNode.REALM)
                        .use(CreditControl.APPLICATION)
                        .reconnect(ReconnectPolicy.every(Duration.ofMillis(400)))
                        .admit(PeerAdmission.loopback())
                        .onEvent(seen)
                        .start()) {
            var first =
                    node.addPeer(uri(one, tapOne), p -> p.addresses("127.0.0.1").persistent());
            var second = node.addPeer(
                    uri(two, tapTwo), p -> p.addresses("127.0.0.1").persistent().property("site", "north"));
            var listening = node.addListener(Tcp.at("127.0.0.1", 0));
            await().atMost(READY).until(() -> first.isReady() && second.isReady());
            one.expectUp(Ours.HOST);
            two.expectUp(Ours.HOST);

            assertThat(node.removeTransports(entry -> false)).isZero();
            assertThat(node.transports()).hasSize(3);

            assertThat(node.removeTransports(entry -> entry.kind() == Kind.CONNECT
                            && "north".equals(entry.properties().get("site"))
                            && entry.ref()
                                    .equals(second.transport().orElseThrow().ref())))
                    .isEqualTo(1);
            expectLeave(tapTwo);
            two.expectEvent("down " + Ours.HOST);
            assertThat(node.call(Ours.ccr(node, 1)).originHost()).isEqualTo(one.host());

            assertThat(node.removeTransport(listening.ref())).isTrue();
            assertThat(node.removeTransport(listening.ref())).isFalse();
            assertThat(node.transports()).hasSize(1);

            assertThat(node.removeTransports(entry -> true)).isEqualTo(1);
            expectLeave(tapOne);
            one.expectEvent("down " + Ours.HOST);
            await().atMost(READY).until(() -> node.peers().isEmpty());
            assertThat(node.transports()).isEmpty();
            assertThatExceptionOfType(CallException.NotSent.class).isThrownBy(() -> node.call(Ours.ccr(node, 2)));
        }
    }

    @Test
    @Requirement({"S330", "S331", "S332"})
    void sessionIds() {
        var form = "%s;\\d{10};\\d{1,10}(;.*)?";
        List<String> theirs = new CopyOnWriteArrayList<>();
        try (var node = Ours.server(0)
                .serve(CreditControlRequest.TYPE, request -> {
                    theirs.add(request.sessionId());
                    return Ours.answer(request);
                })
                .start()) {
            var client = ErlangNode.connect(processes, Ours.port(node));
            client.expectUp(Ours.HOST);

            assertThat(client.call("cc", 2, 1, 10_000)).isEqualTo(Map.of("2001", 2));
            assertThat(theirs).hasSize(2).allMatch(id -> id.matches(form.formatted(client.host())));
            assertThat(node.newSessionId()).matches(form.formatted(Ours.HOST));
            assertThat(node.newSessionId("42"))
                    .matches(form.formatted(Ours.HOST))
                    .endsWith(";42");
        }
    }

    private static void expectLeave(Wiretap tap) {
        var dpr = tap.expect(1, Sender.CALLER, CommandCode.DISCONNECT_PEER, true);
        var dpa = tap.expect(1, Sender.LISTENER, CommandCode.DISCONNECT_PEER, false);
        assertThat(dpr.require(BaseAvps.DISCONNECT_CAUSE)).isEqualTo(2);
        assertThat(dpa.resultCode()).hasValue(2001);
    }

    private static List<String> cameBy(Node node, TransportEntry entry) {
        return node.peers().stream()
                .filter(Peer::isReady)
                .filter(peer -> peer.transport()
                        .filter(way -> way.ref().equals(entry.ref()))
                        .isPresent())
                .map(Peer::host)
                .toList();
    }

    private static String uri(ErlangNode foreign) {
        return "aaa://" + foreign.host() + ":" + foreign.port();
    }

    private static String uri(ErlangNode foreign, Wiretap tap) {
        return "aaa://" + foreign.host() + ":" + tap.port();
    }
}
