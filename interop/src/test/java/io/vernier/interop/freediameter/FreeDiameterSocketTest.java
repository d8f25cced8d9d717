package io.vernier.interop.freediameter;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.ApplicationId;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.interop.process.ForeignNode;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;
import io.vernier.interop.process.Processes;
import io.vernier.interop.wire.BaseMessages;
import io.vernier.interop.wire.RawPeer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the codec writes is what freeDiameter reads, and the other way round, without a node between. */
@Needs({ForeignStack.FREEDIAMETER, ForeignStack.FREEDIAMETER_EXTENSION})
class FreeDiameterSocketTest {
    private static final String HOST = "fd.example";

    @RegisterExtension
    final Processes processes = new Processes();

    private final BaseMessages ours = new BaseMessages("vernier.example", "example");

    @Test
    void aFreeDiameterServerTakesOurCapabilitiesAndRequestsAndParts() {
        var server = FreeDiameterNode.start(processes, HOST, Map.of());
        try (var peer = RawPeer.connect(ours, server.port())) {
            var cea = peer.exchange(ours.cer());
            server.expectEvent("up vernier.example");
            var dwa = peer.exchange(ours.dwr());
            var aca = peer.exchange(ours.acr("vernier.example;1;1", ForeignNode.REALM, 7));
            var cca = peer.exchange(ours.ccr("vernier.example;1;2", ForeignNode.REALM, 8));
            var dpa = peer.exchange(ours.dpr(2));

            assertThat(cea.require(BaseAvps.ORIGIN_HOST)).isEqualTo(HOST);
            assertThat(cea.require(BaseAvps.PRODUCT_NAME)).isEqualTo("freeDiameter");
            assertThat(new Message[] {cea, dwa, aca, cca, dpa})
                    .allSatisfy(answer -> assertThat(answer.resultCode()).hasValue(ResultCode.SUCCESS));
            assertThat(aca.require(BaseAvps.SESSION_ID)).isEqualTo("vernier.example;1;1");
            assertThat(cca.endToEndId()).isEqualTo(8);
            assertThat(server.process().hasPrinted("FAULT")).isFalse();
        }
    }

    @Test
    void aFreeDiameterClientTakesOurAnswersAndParts() throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var client = FreeDiameterNode.start(processes, HOST, Map.of("vernier.example", listener.getLocalPort()));
            try (var peer = RawPeer.accept(ours, listener)) {
                peer.send(ours.cea(peer.receive(CommandCode.CAPABILITIES_EXCHANGE, true)));
                client.expectEvent("up vernier.example");
                var called = CompletableFuture.supplyAsync(() -> client.call("cc", 1, 1, 5000));
                var ccr = peer.receive(CommandCode.CREDIT_CONTROL, true);
                peer.send(ours.cca(ccr));

                assertThat(ccr.require(BaseAvps.ORIGIN_HOST)).isEqualTo(HOST);
                assertThat(called.join()).isEqualTo(Map.of("2001", 1));

                client.process().terminate();
                var dpr = peer.receive(CommandCode.DISCONNECT_PEER, true);
                peer.send(ours.success(dpr));

                assertThat(dpr.require(BaseAvps.DISCONNECT_CAUSE)).isEqualTo(0);
                assertThat(peer.isClosedByPeer()).isTrue();
                assertThat(client.process().hasPrinted("FAULT")).isFalse();
            }
        }
    }

    @Test
    void aFreeDiameterRelayBringsOurRequestAndItsAnswerAcross() throws IOException {
        var client = new BaseMessages("client.example", "example");
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var relay = FreeDiameterNode.relay(
                    processes, "fd-relay.example", Map.of("vernier.example", listener.getLocalPort()));
            try (var server = RawPeer.accept(ours, listener)) {
                server.send(ours.cea(server.receive(CommandCode.CAPABILITIES_EXCHANGE, true)));
                relay.expectState("vernier.example", "STATE_OPEN");
                try (var peer = RawPeer.connect(client, relay.port())) {
                    var cea = peer.exchange(client.cer());
                    peer.send(client.ccr("client.example;1;1", "example", 5));
                    var ccr = server.receive(CommandCode.CREDIT_CONTROL, true);
                    server.send(ours.cca(ccr));
                    var cca = peer.receive(CommandCode.CREDIT_CONTROL, false);

                    assertThat(cea.avps().all(BaseAvps.AUTH_APPLICATION_ID)).contains(ApplicationId.RELAY);
                    assertThat(ccr.require(BaseAvps.ROUTE_RECORD)).isEqualTo("client.example");
                    assertThat(ccr.endToEndId()).isEqualTo(5);
                    assertThat(cca.hopByHopId()).isEqualTo(5);
                    assertThat(cca.resultCode()).hasValue(ResultCode.SUCCESS);
                }
            }
        }
    }
}
