package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.protocol.Reason;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.protocol.peer.PeerState;
import io.vernier.requirements.Requirement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said of the end of a connection in one word, and when. */
class DisconnectReasonTest {
    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement("S141")
    void thereIsNoneBeforeTheFirstConnection() {
        Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), p -> p.transport("memory")));

        assertThat(pcef.peer(Lab.host("ocs")).orElseThrow().disconnectReason()).isEmpty();
    }

    @Test
    @Requirement({"S140", "S142"})
    void thereIsNoneWhileThePeerIsConnectedAndOneAfterwards() {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Peer peer = opened(ocs);
        assertThat(peer.disconnectReason()).isEmpty();

        ocs.close();

        assertThat(peer.disconnectReason()).hasValue(DisconnectReason.GONE_AWAY);
    }

    @Test
    @Requirement("S144")
    void itIsSetAtTheMomentTheConnectionGoes() {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Peer peer = opened(ocs);

        lab.network.link("ocs", "pcef").cut();
        lab.until(() -> {
            boolean isGone = peer.connection().isEmpty();
            assertThat(peer.disconnectReason().isPresent()).isEqualTo(isGone);
            return isGone;
        });

        assertThat(peer.disconnectReason()).hasValue(DisconnectReason.SOCKET_FAIL);
    }

    @Test
    @Requirement("S145")
    void itStaysUntilACapabilitiesExchangeSucceeds() {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Peer peer = opened(ocs);
        ocs.close();

        ocs.received.clear();
        lab.until(() -> !ocs.received.isEmpty());
        assertThat(peer.connection()).as("connected again, no CEA yet").isPresent();
        assertThat(peer.disconnectReason()).hasValue(DisconnectReason.GONE_AWAY);
        ocs.send(Samples.cea(ocs.last(), Lab.host("ocs"), ResultCode.SUCCESS));

        assertThat(peer.state()).isEqualTo(PeerState.I_OPEN);
        assertThat(peer.disconnectReason()).isEmpty();
    }

    @Test
    @Requirement("S145")
    void anExchangeThatFailsDoesNotClearIt() {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Peer peer = opened(ocs);
        ocs.close();

        ocs.received.clear();
        lab.until(() -> !ocs.received.isEmpty());
        ocs.send(Samples.cea(ocs.last(), Lab.host("ocs"), ResultCode.UNKNOWN_PEER));

        assertThat(peer.disconnectReason()).hasValue(DisconnectReason.CER_REJECTED);
    }

    @Test
    @Requirement("S143")
    void itIsOneOfAClosedSet() {
        assertThat(DisconnectReason.values())
                .containsExactly(
                        DisconnectReason.DPR,
                        DisconnectReason.NODE_SHUTDOWN,
                        DisconnectReason.CLEAN_DISCONNECT,
                        DisconnectReason.SOCKET_FAIL,
                        DisconnectReason.GONE_AWAY,
                        DisconnectReason.FAILED_CONNECT,
                        DisconnectReason.FAILED_CONNECT_CE,
                        DisconnectReason.CER_REJECTED,
                        DisconnectReason.DWA_TIMEOUT,
                        DisconnectReason.PROTOCOL_ERROR,
                        DisconnectReason.UNKNOWN);
    }

    @Test
    void aPeerThatTakesLeave() {
        Node ocs = lab.start(lab.server("ocs"));
        Peer peer = dialled();
        lab.until(peer::isReady);

        ocs.disconnect(Lab.host("pcef"), DisconnectCause.BUSY);
        lab.until(() -> peer.state() == PeerState.CLOSED);

        assertThat(peer.disconnectReason()).hasValue(DisconnectReason.DPR);
        assertThat(ocs.peer(Lab.host("pcef")).orElseThrow().disconnectReason())
                .hasValue(DisconnectReason.CLEAN_DISCONNECT);
    }

    @Test
    void aNodeThatIsStopped() {
        lab.start(lab.server("ocs"));
        Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), Lab::persistent));
        Peer peer = pcef.peer(Lab.host("ocs")).orElseThrow();
        lab.until(peer::isReady);

        pcef.stopNow();

        assertThat(peer.disconnectReason()).hasValue(DisconnectReason.NODE_SHUTDOWN);
    }

    @Test
    void aPeerThatIsNotThere() {
        lab.network.host("ocs");
        Peer peer = dialled();

        lab.until(
                () -> peer.state() == PeerState.CLOSED && peer.whyDisconnected().isPresent());

        assertThat(peer.disconnectReason()).hasValue(DisconnectReason.FAILED_CONNECT);
    }

    @Test
    void aPeerThatDoesNotAnswerTheCer() {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Peer peer = dialled();

        lab.until(ocs::isClosed);

        assertThat(peer.disconnectReason()).hasValue(DisconnectReason.FAILED_CONNECT_CE);
        assertThat(peer.whyDisconnected().orElseThrow().code()).isEqualTo(Reason.CEA_TIMEOUT.code());
    }

    @Test
    void aPeerThatClosesInPlaceOfItsCea() {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Peer peer = dialled();
        lab.until(() -> !ocs.received.isEmpty());

        ocs.close();

        assertThat(peer.disconnectReason()).hasValue(DisconnectReason.FAILED_CONNECT_CE);
    }

    @Test
    void aPeerThatDoesNotAnswerTheWatchdog() {
        lab.start(lab.server("ocs"));
        Peer peer = dialled();
        lab.until(peer::isReady);

        lab.network.link("ocs", "pcef").part();
        lab.until(() -> peer.state() == PeerState.CLOSED);

        assertThat(peer.disconnectReason()).hasValue(DisconnectReason.DWA_TIMEOUT);
    }

    @Test
    void aPeerThatSendsWhatIsNotDiameter() {
        Node ocs = lab.start(Lab.overTcp("ocs").use(CreditControl.APPLICATION));
        try (SocketPeer raw = SocketPeer.open(ocs, "raw.example.net")) {
            raw.send("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Peer peer = ocs.peer("raw.example.net").orElseThrow();

            Lab.eventually(() -> peer.disconnectReason().equals(Optional.of(DisconnectReason.PROTOCOL_ERROR)));
        }
    }

    private Peer opened(Stranger ocs) {
        Peer peer = dialled();
        lab.until(() -> !ocs.received.isEmpty());
        ocs.send(Samples.cea(ocs.last(), Lab.host("ocs"), ResultCode.SUCCESS));
        lab.network.advance(Duration.ofMillis(1));
        assertThat(peer.isReady()).isTrue();
        return peer;
    }

    private Peer dialled() {
        return lab.start(lab.node("pcef").peer(Lab.uri("ocs"), Lab::persistent))
                .peer(Lab.host("ocs"))
                .orElseThrow();
    }
}
