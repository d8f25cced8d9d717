package io.vernier.interop.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.vernier.codec.CommandCode;
import io.vernier.interop.erlang.ErlangNode;
import io.vernier.interop.process.ForeignNode;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;
import io.vernier.interop.process.Processes;
import io.vernier.interop.wire.Wiretap;
import io.vernier.interop.wire.Wiretap.Sender;
import io.vernier.messages.base.accounting.Accounting;
import io.vernier.messages.base.accounting.AccountingRequest;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.node.CallException;
import io.vernier.node.CallProblem;
import io.vernier.node.Node;
import io.vernier.node.NodeBuilder;
import io.vernier.node.NodeEvent;
import io.vernier.node.Nodes;
import io.vernier.node.PeerAdmission;
import io.vernier.node.Tcp;
import io.vernier.node.TransportEntry;
import io.vernier.protocol.watchdog.WatchdogSettings;
import io.vernier.protocol.watchdog.WatchdogState;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Names of services and options of transports as users of Erlang's diameter know them, with it as the peer. */
@Needs(ForeignStack.ERLANG)
class ServiceTransportsTest {
    private static final Duration READY = Duration.ofSeconds(60);

    @RegisterExtension
    final Processes processes = new Processes();

    private final Seen seen = new Seen();

    @AfterEach
    void keepWhatWasSeen() {
        seen.write(processes.folder());
    }

    @Test
    @Requirement({"S251", "S252", "S257", "S291", "S333", "S336", "S339", "S340", "S341", "S342"})
    void servicesGoByNames() {
        List<String> served = new CopyOnWriteArrayList<>();
        var nodes = Nodes.start();
        try (nodes) {
            nodes.onEvent("north", seen);
            nodes.addListener("north", Tcp.at("127.0.0.1", 0), options -> {});
            var node = nodes.start(
                    "north",
                    identity()
                            .admit(PeerAdmission.loopback())
                            .serve(CreditControlRequest.TYPE, request -> {
                                served.add("credit control");
                                return Ours.answer(request);
                            })
                            .serve(AccountingRequest.TYPE, request -> {
                                served.add("accounting");
                                return Ours.answer(request);
                            }));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> nodes.start("north", identity()))
                    .withMessageContaining("north");

            var client = ErlangNode.connect(processes, node.port());
            client.expectUp(Ours.HOST);
            seen.expect(NodeEvent.PeerUp.class);
            assertThat(client.call("cc", 1, 1, 10_000)).isEqualTo(Map.of("2001", 1));
            assertThat(client.call("acct", 1, 1, 10_000)).isEqualTo(Map.of("2001", 1));
            assertThat(served).containsExactly("credit control", "accounting");

            client.behave("discard");
            var waiting = node.callAsync(Ours.ccr(node, 1), Duration.ofMinutes(1));
            await().atMost(READY)
                    .until(() -> node.peer(client.host()).orElseThrow().pendingRequests() == 1);
            assertThat(nodes.stop("north", Duration.ofSeconds(1))).isTrue();
            assertThat(waiting)
                    .failsWithin(READY)
                    .withThrowableThat()
                    .havingRootCause()
                    .isInstanceOfSatisfying(
                            CallException.class, e -> assertThat(e.problem()).isEqualTo(CallProblem.CANCELLED));
            seen.expect(NodeEvent.Stopped.class);
            client.expectEvent("down " + Ours.HOST);
            assertThat(nodes.names()).isEmpty();
        }
    }

    @Test
    @Requirement({"S262", "S263", "S279"})
    void aTransportHasApplicationsCapabilitiesAndPropertiesOfItsOwn() {
        var one = ErlangNode.listen(processes, "host=erlang1.example");
        var two = ErlangNode.listen(processes, "host=erlang2.example");
        try (var node = identity()
                .application(CreditControl.APPLICATION, app -> app.alias("charging"))
                .application(Accounting.APPLICATION, app -> app.alias("accounting"))
                .productName("Everywhere")
                .start()) {
            node.addPeer(
                    uri(one),
                    p -> p.addresses("127.0.0.1")
                            .persistent()
                            .applications("charging")
                            .capabilities(own -> own.productName("Here").firmwareRevision(9))
                            .property("site", List.of("north", 1)));
            node.addPeer(uri(two), p -> p.addresses("127.0.0.1").persistent());

            one.expectUp(Ours.HOST);
            assertThat(one.process().expect("^CAPS (.*)").group(1))
                    .contains(
                            "Product-Name=Here",
                            "Auth-Application-Id=[4]",
                            "Acct-Application-Id=[] ",
                            "Firmware-Revision=[9]");
            two.expectUp(Ours.HOST);
            assertThat(two.process().expect("^CAPS (.*)").group(1))
                    .contains(
                            "Product-Name=Everywhere",
                            "Auth-Application-Id=[4]",
                            "Acct-Application-Id=[3]",
                            "Firmware-Revision=[]");
            assertThat(node.transports())
                    .extracting(TransportEntry::properties)
                    .containsExactly(Map.of("site", List.of("north", 1)), Map.of());
        }
    }

    @Test
    @Requirement({"S264", "S267", "S287"})
    void theWatchdogBelongsToATransportAndMayBeAFunction() {
        var foreign = ErlangNode.listen(processes);
        try (var tap = Wiretap.to(foreign.port());
                var node =
                        identity().use(CreditControl.APPLICATION).onEvent(seen).start()) {
            var peer = node.addPeer(
                    "aaa://" + foreign.host() + ":" + tap.port(),
                    p -> p.addresses("127.0.0.1")
                            .persistent()
                            .reconnect(Ours.soon())
                            .watchdog(WatchdogSettings.defaults()
                                    .inLaboratory()
                                    .withOwnInterval(() -> Duration.ofMillis(250))));
            await().atMost(READY).until(peer::isReady);
            tap.expect(2, Sender.CALLER, CommandCode.DEVICE_WATCHDOG, true);
            tap.expect(2, Sender.LISTENER, CommandCode.DEVICE_WATCHDOG, false);
            assertThat(peer.watchdogState()).isEqualTo(WatchdogState.OKAY);

            foreign.process().freeze();
            expectWatchdog(WatchdogState.OKAY, WatchdogState.SUSPECT);
            expectWatchdog(WatchdogState.SUSPECT, WatchdogState.DOWN);
            foreign.process().thaw();
            expectWatchdog(WatchdogState.DOWN, WatchdogState.REOPEN);
            expectWatchdog(WatchdogState.REOPEN, WatchdogState.OKAY);
            assertThat(node.call(Ours.ccr(node, 1)).resultCode()).isEqualTo(2001);
        }
    }

    @Test
    @Requirement({"S242", "S243", "S244", "S245", "S246", "S249"})
    void eventsTellTheLifeOfAPeer() {
        var server = ErlangNode.listen(processes, "host=erlang1.example");
        try (var node = identity()
                .admit(PeerAdmission.loopback())
                .serve(CreditControlRequest.TYPE, Ours::answer)
                .watchdog(WatchdogSettings.inLaboratory(Duration.ofSeconds(2)))
                .onEvent(seen)
                .start()) {
            var listening = node.addListener(Tcp.at("127.0.0.1", 0), options -> options.property("side", "south"));
            var peer = node.addPeer(
                    uri(server), p -> p.addresses("127.0.0.1").persistent().reconnect(Ours.soon()));

            var up = seen.expect(NodeEvent.PeerUp.class);
            assertThat(up.peer()).isSameAs(peer);
            assertThat(up.transport()).isEqualTo(peer.transport().orElseThrow());
            assertThat(up.capabilities().orElseThrow().isRequest()).isFalse();

            server.process().freeze();
            var down = seen.expect(NodeEvent.PeerDown.class);
            server.process().thaw();
            var again = seen.expect(NodeEvent.PeerUp.class);
            assertThat(down.transport()).isEqualTo(up.transport());
            assertThat(again.peer()).isSameAs(peer);
            assertThat(again.capabilities()).isEmpty();
            assertThat(peer.counters().connects()).isEqualTo(1);

            server.process().kill();
            seen.expect(NodeEvent.PeerDown.class);
            seen.expect(NodeEvent.Disconnected.class);
            assertThat(seen.expect(NodeEvent.Reconnecting.class).transport()).isEqualTo(up.transport());
            node.removePeer(server.host());

            var client = ErlangNode.connect(
                    processes,
                    listening.listening().orElseThrow().endpoint().port(),
                    "host=erlang2.example",
                    "apps=cc");
            var came = seen.expect(
                    NodeEvent.PeerUp.class, event -> event.peer().host().equals(client.host()), "peer that came up");
            assertThat(came.capabilities().orElseThrow().isRequest()).isTrue();
            assertThat(came.transport().kind()).isEqualTo(TransportEntry.Kind.LISTEN);
            assertThat(came.transport().properties()).isEqualTo(Map.of("side", "south"));
        }
    }

    private void expectWatchdog(WatchdogState from, WatchdogState to) {
        seen.expect(
                NodeEvent.WatchdogChanged.class,
                change -> change.from() == from && change.to() == to,
                "watchdog from " + from + " to " + to);
    }

    private static NodeBuilder identity() {
        return Node.named(Ours.HOST, ForeignNode.REALM);
    }

    private static String uri(ErlangNode foreign) {
        return "aaa://" + foreign.host() + ":" + foreign.port();
    }
}
