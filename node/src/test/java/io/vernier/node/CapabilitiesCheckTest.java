package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.node.CapabilitiesCheck.Verdict;
import io.vernier.protocol.peer.PeerState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the user's own checks make of a capabilities exchange, and what comes before one. */
class CapabilitiesCheckTest {
    private static final String RAW = Lab.host("raw");

    private final Lab lab = new Lab();
    private final List<CapabilitiesCheck.Candidate> asked = new ArrayList<>();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    void aPeerToTheCheckersTasteIsAccepted() {
        Node ocs = ocs(c -> c.accept(answering(Verdict.ok())));

        assertThat(exchange().resultCode()).hasValue(ResultCode.SUCCESS);

        assertThat(ocs.peer(RAW).orElseThrow().isReady()).isTrue();
        assertThat(asked).singleElement().satisfies(candidate -> {
            assertThat(candidate.peer().originHost()).isEqualTo(RAW);
            assertThat(candidate.local().originHost()).isEqualTo(Lab.host("ocs"));
            assertThat(candidate.isInitiatedHere()).isFalse();
            assertThat(candidate.remote().host()).isEqualTo("raw");
            assertThat(candidate.transport().kind()).isEqualTo(TransportEntry.Kind.LISTEN);
        });
    }

    @Test
    void anotherSuccessIsSaidInTheCea() {
        Node ocs = ocs(c -> c.accept(answering(Verdict.resultCode(ResultCode.LIMITED_SUCCESS))));

        assertThat(exchange().resultCode()).hasValue(ResultCode.LIMITED_SUCCESS);
        assertThat(ocs.peer(RAW).orElseThrow().isReady()).isTrue();
    }

    @Test
    void anyOtherResultCodeIsAnsweredAndTheConnectionClosed() {
        Node ocs = ocs(c -> c.accept(answering(Verdict.resultCode(ResultCode.AUTHORIZATION_REJECTED))));
        Stranger raw = Stranger.connect(lab, "raw", "ocs");

        Message cea = raw.ask(Samples.cer(RAW));

        assertThat(cea.resultCode()).hasValue(ResultCode.AUTHORIZATION_REJECTED);
        assertThat(cea.isError()).isFalse();
        assertThat(raw.isClosed()).isTrue();
        assertThat(ocs.peer(RAW)).isEmpty();
    }

    @Test
    void anUnknownPeerIsAnsweredWithAProtocolError() {
        ocs(c -> c.accept(answering(Verdict.unknown())));
        Stranger raw = Stranger.connect(lab, "raw", "ocs");

        Message cea = raw.ask(Samples.cer(RAW));

        assertThat(cea.resultCode()).hasValue(ResultCode.UNKNOWN_PEER);
        assertThat(cea.isError()).isTrue();
        assertThat(raw.isClosed()).isTrue();
    }

    @Test
    void aDiscardedPeerHearsNothing() {
        ocs(c -> c.accept(answering(Verdict.discard())));
        Stranger raw = Stranger.connect(lab, "raw", "ocs");

        raw.send(Samples.cer(RAW));

        assertThat(raw.received).isEmpty();
        assertThat(raw.isClosed()).isTrue();
    }

    @Test
    void checksAreAskedInTheirOrderUntilOneIsNotContent() {
        ocs(c -> c.accept(
                answering(Verdict.ok()), answering(Verdict.resultCode(4999)), answering(Verdict.resultCode(5999))));

        assertThat(exchange().resultCode()).hasValue(4999);
        assertThat(asked).hasSize(2);
    }

    @Test
    void aCheckThatFailsRefusesThePeerAlone() {
        ocs(c -> c.accept(candidate -> {
            if (candidate.peer().originHost().equals(RAW)) {
                throw new IllegalStateException("no database");
            }
            return Verdict.ok();
        }));

        assertThat(exchange().resultCode()).hasValue(ResultCode.UNABLE_TO_COMPLY);
        Stranger.open(lab, "other", "ocs");
    }

    @Test
    void theAnswerOfAPeerThatWasDialledIsCheckedToo() {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), p -> {
            Lab.persistent(p);
            p.accept(answering(Verdict.unknown()));
        }));
        lab.until(() -> !ocs.received.isEmpty());
        Peer peer = pcef.peer(Lab.host("ocs")).orElseThrow();

        ocs.send(Samples.cea(ocs.last(), Lab.host("ocs"), ResultCode.SUCCESS));

        assertThat(peer.state()).isEqualTo(PeerState.CLOSED);
        assertThat(ocs.isClosed()).isTrue();
        assertThat(peer.disconnectReason()).hasValue(DisconnectReason.CER_REJECTED);
        assertThat(peer.whyDisconnected().orElseThrow().cause()).contains("3010", "DIAMETER_UNKNOWN_PEER");
        assertThat(asked)
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.isInitiatedHere()).isTrue());
    }

    @Test
    void aResultCodeThatIsNoneIsRefusedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Verdict.resultCode(17))
                .withMessage("Result-Code: 17 (expected: 1000..4294967295, RFC 6733 section 7.1)");
    }

    @Test
    void whateverComesBeforeTheCerEndsTheConnection() {
        ocs(c -> {});
        Stranger raw = Stranger.connect(lab, "raw", "ocs");

        raw.send(Samples.watchdog(RAW));

        assertThat(raw.isClosed()).isTrue();
    }

    @Test
    void orIsDroppedIfToldSo() {
        ocs(c -> c.strictCapabilitiesExchange(false));
        Stranger raw = Stranger.connect(lab, "raw", "ocs");

        raw.send(Samples.watchdog(RAW));
        assertThat(raw.received).isEmpty();

        assertThat(raw.ask(Samples.cer(RAW)).resultCode()).hasValue(ResultCode.SUCCESS);
    }

    @Test
    void beforeTheCeaAsWell() {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), p -> {
            Lab.persistent(p);
            p.strictCapabilitiesExchange(false);
        }));
        lab.until(() -> !ocs.received.isEmpty());
        Message cer = ocs.last();

        ocs.send(Samples.base(CommandCode.DEVICE_WATCHDOG, Samples.origin(Lab.host("ocs"))));
        ocs.send(Samples.cea(cer, Lab.host("ocs"), ResultCode.SUCCESS));

        assertThat(pcef.peer(Lab.host("ocs")).orElseThrow().isReady()).isTrue();
    }

    private CapabilitiesCheck answering(Verdict verdict) {
        return candidate -> {
            asked.add(candidate);
            return verdict;
        };
    }

    private Message exchange() {
        return Stranger.connect(lab, "raw", "ocs").ask(Samples.cer(RAW));
    }

    private Node ocs(Consumer<AllConnections> options) {
        return lab.start(lab.server("ocs").connections(options));
    }
}
