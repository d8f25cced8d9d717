package io.vernier.interop.erlang;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.interop.messages.OurDictionaries;
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

/** What the codec writes is what Erlang's diameter reads, and the other way round, without a node between. */
@Needs(ForeignStack.ERLANG)
class ErlangSocketTest {
    @RegisterExtension
    final Processes processes = new Processes();

    private final BaseMessages ours = new BaseMessages("vernier.example", "example");

    @Test
    void erlangCompilesEveryDictionaryOfOurs() {
        var report = ErlangModules.report().lines().toList();

        assertThat(report).endsWith("vernier_foreign ok", "BUILT");
        assertThat(report)
                .containsSubsequence(OurDictionaries.names().stream()
                        .map(name -> name + " ok")
                        .toList());
    }

    @Test
    void anErlangServerTakesOurCapabilitiesAndRequestsAndParts() {
        var erlang = ErlangNode.listen(processes);
        try (var peer = RawPeer.connect(ours, erlang.port())) {
            var cea = peer.exchange(ours.cer());
            erlang.expectEvent("up vernier.example");
            var dwa = peer.exchange(ours.dwr());
            var aca = peer.exchange(ours.acr("vernier.example;1;1", ForeignNode.REALM, 7));
            var cca = peer.exchange(ours.ccr("vernier.example;1;2", ForeignNode.REALM, 8));
            var dpa = peer.exchange(ours.dpr(2));

            assertThat(cea.require(BaseAvps.ORIGIN_HOST)).isEqualTo(ErlangNode.HOST);
            assertThat(cea.require(BaseAvps.PRODUCT_NAME)).isEqualTo("OTP/diameter");
            assertThat(new Message[] {cea, dwa, aca, cca, dpa})
                    .allSatisfy(answer -> assertThat(answer.resultCode()).hasValue(ResultCode.SUCCESS));
            assertThat(aca.require(BaseAvps.SESSION_ID)).isEqualTo("vernier.example;1;1");
            assertThat(cca.endToEndId()).isEqualTo(8);
            assertThat(erlang.process().hasPrinted("FAULT")).isFalse();
        }
        erlang.expectEvent("down vernier.example");
    }

    @Test
    void anErlangClientTakesOurAnswersAndParts() throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var erlang = ErlangNode.connect(processes, listener.getLocalPort(), "host=client.example");
            try (var peer = RawPeer.accept(ours, listener)) {
                peer.send(ours.cea(peer.receive(CommandCode.CAPABILITIES_EXCHANGE, true)));
                erlang.expectEvent("up vernier.example");
                var called = CompletableFuture.supplyAsync(() -> erlang.call("cc", 1, 1, 5000));
                var ccr = peer.receive(CommandCode.CREDIT_CONTROL, true);
                peer.send(ours.cca(ccr));

                assertThat(ccr.require(BaseAvps.ORIGIN_HOST)).isEqualTo("client.example");
                assertThat(called.join()).isEqualTo(Map.of("2001", 1));

                erlang.process().tell("stop");
                var dpr = peer.receive(CommandCode.DISCONNECT_PEER, true);
                peer.send(ours.success(dpr));

                assertThat(dpr.require(BaseAvps.DISCONNECT_CAUSE)).isEqualTo(0);
                assertThat(peer.isClosedByPeer()).isTrue();
                assertThat(erlang.process().hasPrinted("FAULT")).isFalse();
            }
        }
    }

    @Test
    void anErlangServerWithAShortTimerAsksASilentPeerAndGivesItUp() {
        var erlang = ErlangNode.listen(processes, "watchdog=300");
        try (var peer = RawPeer.connect(ours, erlang.port())) {
            peer.exchange(ours.cer());

            var dwr = peer.receive();

            assertThat(dwr.commandCode()).isEqualTo(CommandCode.DEVICE_WATCHDOG);
            erlang.expectEvent("watchdog okay suspect");
            erlang.expectEvent("watchdog suspect down");
            assertThat(peer.isClosedByPeer()).isTrue();
        }
    }
}
