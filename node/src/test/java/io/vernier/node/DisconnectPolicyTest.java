package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a node takes leave of its peers when an entry is taken away or the node is stopped. */
class DisconnectPolicyTest {
    private static final String OCS = Lab.host("ocs");

    private final Lab lab = new Lab();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Stranger ocs = Stranger.listen(lab, "ocs");

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement({"S327", "S328", "S288"})
    void aPeerThatIsTakenAwayIsToldThatItIsNotWantedAndClosedOnItsAnswer() {
        Node pcef = connected(p -> {});

        pcef.removePeer(OCS);
        lab.network.settle();

        Message dpr = disconnectRequest();
        assertThat(dpr.first(BaseAvps.DISCONNECT_CAUSE)).hasValue(DisconnectCause.DO_NOT_WANT_TO_TALK_TO_YOU.value());
        assertThat(ocs.isClosed()).isFalse();
        assertThat(pcef.peer(OCS)).isPresent();
        ocs.send(answer(dpr));
        assertThat(ocs.isClosed()).isTrue();
        assertThat(pcef.peer(OCS)).isEmpty();
    }

    @Test
    @Requirement("S328")
    void orWhenTheTimeForItsAnswerIsOver() {
        Node pcef = connected(p -> p.dpaTimeout(Duration.ofMillis(750)));
        Duration removed = lab.network.now();

        pcef.removePeer(OCS);
        lab.until(ocs::isClosed);

        assertThat(lab.network.now().minus(removed)).isEqualTo(Duration.ofMillis(750));
        assertThat(pcef.peer(OCS)).isEmpty();
    }

    @Test
    @Requirement({"S327", "S328"})
    void everyPeerOfAListenerThatIsTakenAwayIsToldSo() {
        Node server = lab.start(lab.server("server"));
        Stranger one = Stranger.open(lab, "one", "server");
        Stranger two = Stranger.open(lab, "two", "server");

        server.removeTransports(entry -> entry.kind() == TransportEntry.Kind.LISTEN);
        lab.network.settle();

        for (Stranger peer : List.of(one, two)) {
            assertThat(peer.last().commandCode()).isEqualTo(CommandCode.DISCONNECT_PEER);
            assertThat(peer.last().first(BaseAvps.DISCONNECT_CAUSE)).hasValue(2);
            peer.send(answer(peer.last()));
            assertThat(peer.isClosed()).isTrue();
        }
    }

    @Test
    void aPolicyChoosesCauseAndTime() {
        Node pcef = connected(
                p -> p.onDisconnect(deciding("policy", Parting.request(DisconnectCause.BUSY, Duration.ofMillis(440)))));
        Duration removed = lab.network.now();

        pcef.removePeer(OCS);
        lab.network.settle();
        assertThat(disconnectRequest().first(BaseAvps.DISCONNECT_CAUSE)).hasValue(DisconnectCause.BUSY.value());
        lab.until(ocs::isClosed);

        assertThat(lab.network.now().minus(removed)).isEqualTo(Duration.ofMillis(440));
        assertThat(asked).containsExactly("policy TRANSPORT_REMOVED ocs.example.net");
    }

    @Test
    void aPolicyMayCloseWithoutAWord() {
        Node pcef = connected(p -> p.onDisconnect(deciding("policy", Parting.close())));

        pcef.removePeer(OCS);
        lab.network.settle();

        assertThat(ocs.isClosed()).isTrue();
        assertThat(ocs.received).noneMatch(message -> message.commandCode() == CommandCode.DISCONNECT_PEER);
    }

    @Test
    void theFirstPolicyThatDoesNotLeaveItToTheOthersCounts() {
        Node pcef = connected(p -> p.onDisconnect(
                deciding("one", Parting.ignore()),
                (why, peer) -> {
                    throw new IllegalStateException("broken");
                },
                deciding("two", Parting.request(DisconnectCause.REBOOTING)),
                deciding("three", Parting.close())));

        pcef.removePeer(OCS);
        lab.network.settle();

        assertThat(disconnectRequest().first(BaseAvps.DISCONNECT_CAUSE)).hasValue(DisconnectCause.REBOOTING.value());
        assertThat(asked).extracting(line -> line.substring(0, 3)).containsExactly("one", "two");
    }

    @Test
    void ifAllLeaveItTheUsualRequestIsSent() {
        Node pcef = connected(p -> p.onDisconnect(deciding("one", Parting.ignore())));

        pcef.removePeer(OCS);
        lab.network.settle();

        assertThat(disconnectRequest().first(BaseAvps.DISCONNECT_CAUSE)).hasValue(2);
    }

    @Test
    void aNodeThatIsStoppedAsksItsPoliciesToo() throws Exception {
        Node server = lab.start(Lab.overTcp("server")
                .use(CreditControl.APPLICATION)
                .connections(c -> c.onDisconnect(deciding("all", Parting.request(DisconnectCause.BUSY)))));
        try (SocketPeer raw = SocketPeer.open(server, Lab.host("raw"))) {
            Thread stopping = Thread.startVirtualThread(() -> server.stop(Duration.ofSeconds(20)));

            Message dpr = raw.receive();
            assertThat(dpr.first(BaseAvps.DISCONNECT_CAUSE)).hasValue(DisconnectCause.BUSY.value());
            raw.send(answer(dpr));
            assertThat(stopping.join(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(asked).containsExactly("all NODE_STOPPED raw.example.net");
        assertThat(server.peer(Lab.host("raw")).orElseThrow().disconnectReason())
                .hasValue(DisconnectReason.NODE_SHUTDOWN);
    }

    @Test
    void allNodesThatAreStoppedSaySo() throws Exception {
        var nodes = Nodes.start();
        Node server = nodes.start(
                "server",
                Lab.overTcp("server")
                        .use(CreditControl.APPLICATION)
                        .connections(c -> c.onDisconnect(deciding("all", Parting.ignore()))));
        try (SocketPeer raw = SocketPeer.open(server, Lab.host("raw"))) {
            Thread stopping = Thread.startVirtualThread(nodes::close);

            Message dpr = raw.receive();
            assertThat(dpr.first(BaseAvps.DISCONNECT_CAUSE)).hasValue(DisconnectCause.REBOOTING.value());
            raw.send(answer(dpr));
            assertThat(stopping.join(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(asked).containsExactly("all APPLICATION_STOPPED raw.example.net");
    }

    @Test
    void aTimeOutOfItsRangeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parting.request(DisconnectCause.BUSY, Duration.ofHours(2)))
                .withMessage("disconnect-answer timeout: PT2H (expected: PT0.001S to PT1H)");
    }

    private DisconnectPolicy deciding(String name, Parting parting) {
        return (why, peer) -> {
            asked.add(name + " " + why + " " + peer.host());
            return parting;
        };
    }

    private Message disconnectRequest() {
        assertThat(ocs.last().commandCode()).isEqualTo(CommandCode.DISCONNECT_PEER);
        return ocs.last();
    }

    private static Message answer(Message request) {
        var answer = request.answerBuilder().avp(BaseAvps.RESULT_CODE, (long) ResultCode.SUCCESS);
        Samples.origin("raw.example.net").forEach(answer::avp);
        return answer.build();
    }

    private Node connected(Consumer<PeerOptions> more) {
        Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), p -> {
            Lab.persistent(p);
            more.accept(p);
        }));
        lab.until(() -> !ocs.received.isEmpty());
        ocs.send(Samples.cea(ocs.last(), OCS, ResultCode.SUCCESS));
        assertThat(pcef.peer(OCS).orElseThrow().isReady()).isTrue();
        return pcef;
    }
}
