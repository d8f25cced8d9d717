package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Avp;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.protocol.Reason;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.protocol.peer.PeerState;
import io.vernier.requirements.Requirement;
import io.vernier.transport.TransportProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node makes of the peers it dials, and the words it finds for each failure. */
class DiallingTest {
    private final Lab lab = new Lab();
    private final List<NodeEvent> events = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement("R5.6-1")
    void theFirstMessageIsACer() {
        Stranger ocs = Stranger.listen(lab, "ocs");

        dial(p -> {});

        assertThat(ocs.received).singleElement().satisfies(cer -> {
            assertThat(cer.commandCode()).isEqualTo(CommandCode.CAPABILITIES_EXCHANGE);
            assertThat(cer.isRequest()).isTrue();
            assertThat(cer.isProxiable()).isFalse();
            assertThat(cer.applicationId()).isZero();
            assertThat(cer.require(BaseAvps.ORIGIN_HOST)).isEqualTo("pcef.example.net");
            assertThat(cer.avps().contains(BaseAvps.HOST_IP_ADDRESS)).isTrue();
        });
    }

    @Test
    void aPeerThatFindsNoCommonApplication() {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Peer peer = dial(p -> {});

        ocs.send(Samples.cea(ocs.last(), "ocs.example.net", ResultCode.NO_COMMON_APPLICATION));

        assertEndedBecause(peer, Reason.PEER_FOUND_NO_COMMON_APPLICATION.code());
        assertThat(ocs.isClosed()).isTrue();
    }

    @Test
    void aPeerThatDoesNotKnowUs() {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Peer peer = dial(p -> {});

        ocs.send(Samples.cea(ocs.last(), "ocs.example.net", ResultCode.UNKNOWN_PEER));

        assertEndedBecause(peer, Reason.PEER_DOES_NOT_KNOW_US.code());
    }

    @Test
    @Requirement("R5.1-1")
    void aPeerThatPresentsAnotherName() {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Peer peer = dial(p -> {});

        ocs.send(Samples.cea(ocs.last(), "other.example.net", ResultCode.SUCCESS));

        assertEndedBecause(peer, Reason.OTHER_IDENTITY.code());
        assertThat(ocs.isClosed()).isTrue();
    }

    @Test
    void aPeerThatMayPresentAnyName() {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Peer peer = dial(PeerOptions::anyIdentity);

        ocs.send(Samples.cea(ocs.last(), "other.example.net", ResultCode.SUCCESS));

        assertThat(peer.isReady()).isTrue();
        assertThat(peer.host()).isEqualTo("other.example.net");
    }

    @Test
    void aPeerThatPresentsOurOwnName() {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Peer peer = dial(PeerOptions::anyIdentity);

        ocs.send(Samples.cea(ocs.last(), "pcef.example.net", ResultCode.SUCCESS));

        assertEndedBecause(peer, Reason.OWN_IDENTITY.code());
    }

    @Test
    void aPeerThatAcceptsUsWithoutACommonApplication() {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Peer peer = dial(p -> {});

        var cea = ocs.last().answerBuilder().avp(BaseAvps.RESULT_CODE, 2001L);
        var avps = Samples.cerAvps("ocs.example.net");
        Samples.remove(avps, BaseAvps.AUTH_APPLICATION_ID.code());
        avps.forEach(cea::avp);
        ocs.send(cea.build());

        assertEndedBecause(peer, Reason.NO_COMMON_APPLICATION.code());
    }

    @Test
    void aCeaWithoutAResult() {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Peer peer = dial(p -> {});

        var cea = ocs.last().answerBuilder();
        Samples.cerAvps("ocs.example.net").forEach(cea::avp);
        ocs.send(cea.build());

        assertEndedBecause(peer, Reason.BAD_CEA.code());
    }

    @Test
    void aPeerThatDoesNotAnswerTheCer() {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Peer peer = dial(p -> {});
        assertThat(peer.state()).isEqualTo(PeerState.WAIT_I_CEA);

        lab.until(() -> peer.state() == PeerState.CLOSED);
        lab.network.settle();

        assertEndedBecause(peer, Reason.CEA_TIMEOUT.code());
        assertThat(ocs.isClosed()).isTrue();
    }

    @Test
    void aPeerThatSaysSomethingElseBeforeTheCea() {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Peer peer = dial(p -> {});

        ocs.send(Samples.watchdog("ocs.example.net"));

        assertEndedBecause(peer, Reason.NOT_A_CEA.code());
        assertThat(peer.whyDisconnected().orElseThrow().cause()).contains("Device-Watchdog-Request");
    }

    @Test
    void aPeerThatIsNotThere() {
        lab.network.host("ocs");

        Peer peer = dial(p -> {});

        assertEndedBecause(peer, TransportProblem.REFUSED.code());
    }

    @Test
    void aPeerThatClosesBeforeTheCeaIsNotExplainedByWhatHappenedBefore() {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Peer peer = dial(PeerOptions::persistent);
        lab.until(() -> peer.whyDisconnected().isPresent());
        assertEndedBecause(peer, Reason.CEA_TIMEOUT.code());

        lab.until(() -> peer.state() == PeerState.WAIT_I_CEA);
        ocs.close();

        assertEndedBecause(peer, TransportProblem.CLOSED_BY_PEER.code());
    }

    @Test
    void aSecondConnectionThatWasRefusedIsNotWhatEndsTheFirst() {
        Node server = lab.start(lab.server("server"));
        Stranger.open(lab, "raw", "server");
        Peer peer = server.peer("raw.example.net").orElseThrow();
        Stranger.connect(lab, "raw2", "server").ask(Samples.cer("raw.example.net"));

        lab.network.link("raw", "server").cut();
        lab.network.settle();

        assertEndedBecause(peer, TransportProblem.LOST.code());
    }

    @Test
    void aPeerThatPartsIsDownForTheReasonItGives() {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Peer peer = dial(p -> {});
        ocs.send(Samples.cea(ocs.last(), "ocs.example.net", ResultCode.SUCCESS));
        var dpr = new ArrayList<>(Samples.origin("ocs.example.net"));
        dpr.add(Avp.of(BaseAvps.DISCONNECT_CAUSE, DisconnectCause.BUSY.value()));

        Message dpa = ocs.ask(Samples.base(CommandCode.DISCONNECT_PEER, dpr));

        assertThat(dpa.resultCode()).hasValue(ResultCode.SUCCESS);
        assertThat(peer.state()).isEqualTo(PeerState.CLOSING);
        Lab.eventually(() -> events.stream()
                .anyMatch(event -> event instanceof NodeEvent.PeerDown down
                        && down.why().code().equals(Reason.DISCONNECTED_BY_PEER.code())
                        && down.why().cause().contains("BUSY")));
        ocs.close();
        assertEndedBecause(peer, Reason.DISCONNECTED_BY_PEER.code());
    }

    private Peer dial(Consumer<PeerOptions> more) {
        Node pcef = lab.start(lab.node("pcef").onEvent(events::add).peer(Lab.uri("ocs"), p -> {
            p.transport("memory").addresses("ocs");
            more.accept(p);
        }));
        pcef.connect(Lab.host("ocs"));
        lab.network.settle();
        return pcef.peer(Lab.host("ocs")).orElseThrow();
    }

    private static void assertEndedBecause(Peer peer, String code) {
        assertThat(peer.state()).isEqualTo(PeerState.CLOSED);
        assertThat(peer.whyDisconnected())
                .hasValueSatisfying(why -> assertThat(why.code()).as("%s", why).isEqualTo(code));
    }
}
