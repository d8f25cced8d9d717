package io.vernier.interop.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.interop.freediameter.FreeDiameterNode;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;
import io.vernier.interop.process.Processes;
import io.vernier.interop.wire.Wiretap;
import io.vernier.interop.wire.Wiretap.Sender;
import io.vernier.messages.base.accounting.Accounting;
import io.vernier.messages.base.accounting.AccountingRequest;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.node.Node;
import io.vernier.node.NodeEvent;
import io.vernier.node.Peer;
import io.vernier.protocol.watchdog.WatchdogSettings;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What users of python-diameter know of a node, section by section of docs/requirements.md: our own nodes at both ends, and
 * freeDiameter among them.
 */
@Needs({ForeignStack.FREEDIAMETER, ForeignStack.FREEDIAMETER_EXTENSION})
class NodeGuideTest {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final String FREE_DIAMETER = "fd.example";
    private static final String CLIENT = "client.example";

    @RegisterExtension
    final Processes processes = new Processes();

    private final Seen seen = new Seen();

    @AfterEach
    void keepWhatWasSeen() {
        seen.write(processes.folder());
    }

    @Test
    @Requirement({"S1", "S2", "S3", "S5", "S7"})
    void whatANodeDoes() {
        Set<String> served = ConcurrentHashMap.newKeySet();
        var foreign = FreeDiameterNode.start(processes, FREE_DIAMETER, Map.of());
        try (var ours = Ours.server(0)
                        .serve(CreditControlRequest.TYPE, request -> {
                            served.add("credit control");
                            return Ours.answer(request);
                        })
                        .serve(AccountingRequest.TYPE, request -> {
                            served.add("accounting");
                            return Ours.answer(request);
                        })
                        .start();
                var tap = Wiretap.to(foreign.port());
                var client = Ours.client(CLIENT, FREE_DIAMETER, tap.port())
                        .use(CreditControl.APPLICATION)
                        .use(Accounting.APPLICATION)
                        .peer(
                                "aaa://" + Ours.HOST + ":" + Ours.port(ours),
                                p -> p.addresses("127.0.0.1").persistent())
                        .start()) {
            await().atMost(READY).until(() -> client.peers().stream().allMatch(Peer::isReady));

            assertThat(client.peers())
                    .extracting(peer -> peer.realm().orElseThrow())
                    .containsExactly("example", "example");
            var answerers = ConcurrentHashMap.newKeySet();
            for (int i = 0; i < 4; i++) {
                answerers.add(client.call(Ours.ccr(client, i)).originHost());
            }
            for (int i = 0; i < 4; i++) {
                answerers.add(client.call(Ours.acr(client, i)).originHost());
            }
            assertThat(answerers).containsExactlyInAnyOrder(Ours.HOST, FREE_DIAMETER);
            assertThat(served).containsExactlyInAnyOrder("credit control", "accounting");
            assertThat(tap.seen().getFirst().message().commandCode()).isEqualTo(CommandCode.CAPABILITIES_EXCHANGE);

            client.stop();
            assertThat(tap.count(Sender.CALLER, CommandCode.DISCONNECT_PEER, true))
                    .isEqualTo(1);
            assertThat(tap.count(Sender.LISTENER, CommandCode.DISCONNECT_PEER, false))
                    .isEqualTo(1);
        }
    }

    @Test
    @Requirement({"S10", "S11", "S12", "S13"})
    void theNode() {
        try (var server = Ours.server(0)
                .use(CreditControl.APPLICATION)
                .serve(CreditControlRequest.TYPE, Ours::answer)
                .start()) {
            var foreign = FreeDiameterNode.start(processes, FREE_DIAMETER, Map.of(Ours.HOST, Ours.port(server)));
            foreign.expectUp(Ours.HOST);
            try (var client = Ours.client(CLIENT, FREE_DIAMETER, foreign.port())
                    .serve(CreditControlRequest.TYPE, Ours::answer)
                    .start()) {
                client.awaitReady(READY);

                assertThat(client).isExactlyInstanceOf(Node.class).hasSameClassAs(server);
                assertThat(client.call(Ours.ccr(client, 1)).originHost()).isEqualTo(FREE_DIAMETER);
                assertThat(server.call(Ours.ccr(server, 1)).originHost()).isEqualTo(FREE_DIAMETER);
                foreign.expectUp(CLIENT);
                assertThat(foreign.call("cc", 20, 1, 10_000)).isEqualTo(Map.of("2001", 20));
                await().until(() -> received(client) + received(server) == 20);
                assertThat(received(client)).isPositive();
                assertThat(received(server)).isPositive();
            }
        }
    }

    @Test
    @Requirement({"S25", "S26", "S27", "S44", "S52"})
    void aClient() {
        var foreign = FreeDiameterNode.start(processes, FREE_DIAMETER, Map.of());
        try (var ours = Ours.chargingServer(0).start();
                var tap = Wiretap.to(foreign.port());
                var node = Ours.client(CLIENT, FREE_DIAMETER, tap.port())
                        .use(CreditControl.APPLICATION)
                        .watchdog(WatchdogSettings.inLaboratory(Duration.ofMillis(300)))
                        .peer("aaa://" + Ours.HOST + ":" + Ours.port(ours), p -> p.addresses("127.0.0.1"))
                        .onEvent(seen)
                        .build()) {
            node.start();
            node.awaitReady(READY);

            assertThat(node.peers())
                    .filteredOn(Peer::isReady)
                    .extracting(Peer::host)
                    .containsExactly(FREE_DIAMETER);
            assertThat(ours.peers()).isEmpty();
            assertThat(tap.count(Sender.CALLER, CommandCode.CAPABILITIES_EXCHANGE, true))
                    .isEqualTo(1);

            foreign.process().kill();
            seen.expect(NodeEvent.Disconnected.class);
            var again = FreeDiameterNode.start(processes, FREE_DIAMETER, foreign.port(), Map.of());
            await().atMost(READY)
                    .until(() -> node.peer(FREE_DIAMETER).orElseThrow().isReady());
            again.expectState(CLIENT, "STATE_OPEN(_NEW)?");

            node.stop();
            var dpr = tap.expect(1, Sender.CALLER, CommandCode.DISCONNECT_PEER, true);
            assertThat(dpr.require(BaseAvps.DISCONNECT_CAUSE)).isZero();
            assertThat(tap.count(Sender.LISTENER, CommandCode.DISCONNECT_PEER, false))
                    .isEqualTo(1);

            node.start();
            await().atMost(READY)
                    .until(() -> node.peer(FREE_DIAMETER).orElseThrow().isReady());
            node.stopNow();
            assertThat(tap.count(Sender.CALLER, CommandCode.DISCONNECT_PEER, true))
                    .isEqualTo(1);
            assertThat(node.peers()).noneMatch(Peer::isReady);
        }
    }

    private static long received(Node node) {
        return node.peers().stream()
                .mapToLong(peer -> peer.counters().requestsReceived())
                .sum();
    }
}
