package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Avp;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.codec.data.DiameterAddress;
import io.vernier.messages.base.accounting.Accounting;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.protocol.Reason;
import io.vernier.protocol.peer.PeerTimeouts;
import io.vernier.requirements.Requirement;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may connect to a node, and what the others are told. */
class AdmissionTest {
    private final Lab lab = new Lab();
    private final List<NodeEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final Node ocs = lab.start(lab.server("ocs")
            .admit((host, address) -> !host.startsWith("unknown"))
            .onEvent(events::add));

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement("R5.3-9")
    void anUnknownPeerIsToldSoAndClosed() {
        Stranger raw = Stranger.connect(lab, "unknown", "ocs");

        Message cea = raw.ask(Samples.cer("unknown.example.net"));

        assertIsRefused(raw, cea, ResultCode.UNKNOWN_PEER, Reason.UNKNOWN_PEER);
        assertThat(cea.isError()).isTrue();
    }

    @Test
    @Requirement("R5.3-3")
    void aPeerWithoutACommonApplicationIsToldSoAndClosed() {
        Stranger raw = Stranger.connect(lab, "raw", "ocs");
        var avps = Samples.cerAvps("raw.example.net");
        Samples.remove(avps, BaseAvps.AUTH_APPLICATION_ID.code());
        avps.add(Avp.of(BaseAvps.ACCT_APPLICATION_ID, 3L));

        Message cea = raw.ask(Samples.cer(avps));

        assertIsRefused(raw, cea, ResultCode.NO_COMMON_APPLICATION, Reason.NO_COMMON_APPLICATION);
        assertThat(cea.isError()).isFalse();
    }

    @Test
    void aPeerWithOurOwnNameIsRefused() {
        Stranger raw = Stranger.connect(lab, "raw", "ocs");

        Message cea = raw.ask(Samples.cer("OCS.example.net"));

        assertIsRefused(raw, cea, ResultCode.UNKNOWN_PEER, Reason.OWN_IDENTITY);
    }

    @Test
    void aCerThatLacksAnAvpIsAnsweredWithWhatIsMissing() {
        Stranger raw = Stranger.connect(lab, "raw", "ocs");
        var avps = Samples.cerAvps("raw.example.net");
        Samples.remove(avps, BaseAvps.ORIGIN_REALM.code());

        Message cea = raw.ask(Samples.cer(avps));

        assertIsRefused(raw, cea, ResultCode.MISSING_AVP, Reason.BAD_CER);
        assertThat(cea.require(BaseAvps.FAILED_AVP).code(0)).isEqualTo(BaseAvps.ORIGIN_REALM.code());
    }

    @Test
    void aCerWithTheEBitIsRefused() {
        Stranger raw = Stranger.connect(lab, "raw", "ocs");

        Message cea = raw.ask(Samples.cer("raw.example.net").withFlags(CommandFlags.REQUEST | CommandFlags.ERROR));

        assertIsRefused(raw, cea, ResultCode.INVALID_HDR_BITS, Reason.BAD_CER);
    }

    @Test
    @Requirement("R5.6.1-1")
    void aFirstMessageThatIsNoCerClosesTheConnection() {
        Stranger raw = Stranger.connect(lab, "raw", "ocs");

        raw.send(Samples.watchdog("raw.example.net"));

        assertThat(raw.received).isEmpty();
        assertThat(raw.isClosed()).isTrue();
        assertIsTold(Reason.NOT_A_CER);
    }

    @Test
    @Requirement("R5.6.1-2")
    void aConnectionWithoutACerIsClosed() {
        Stranger raw = Stranger.connect(lab, "raw", "ocs");
        var patience = PeerTimeouts.defaults().capabilitiesRequest();

        lab.network.advance(patience.minusMillis(1));
        assertThat(raw.isClosed()).isFalse();
        lab.network.advance(patience);

        assertThat(raw.isClosed()).isTrue();
        assertIsTold(Reason.CER_TIMEOUT);
    }

    @Test
    @Requirement({"R2.1-8", "R5.6-5"})
    void aSecondConnectionOfAPeerIsRefusedAndTheFirstOneStays() {
        Stranger first = Stranger.open(lab, "raw", "ocs");
        Stranger second = Stranger.connect(lab, "raw2", "ocs");

        Message cea = second.ask(Samples.cer("raw.example.net"));

        assertIsRefused(second, cea, ResultCode.ELECTION_LOST, Reason.SECOND_CONNECTION);
        assertThat(first.isClosed()).isFalse();
        assertThat(first.ask(Samples.ccr()).resultCode()).hasValue(ResultCode.SUCCESS);
        assertThat(ocs.peer("raw.example.net").orElseThrow().counters().connects())
                .isEqualTo(1);
    }

    @Test
    void aSecondCerOnTheSameConnectionIsRefusedAndNothingElseHappens() {
        Stranger raw = Stranger.open(lab, "raw", "ocs");

        Message cea = raw.ask(Samples.cer("raw.example.net"));

        assertThat(cea.resultCode()).hasValue(ResultCode.UNABLE_TO_COMPLY);
        assertThat(raw.ask(Samples.ccr()).resultCode()).hasValue(ResultCode.SUCCESS);
    }

    @Test
    @Requirement({"R5.3-6", "R2.4-3"})
    void anAcceptedPeerHearsOfAllOurApplications() {
        Node both = lab.start(lab.server("both").use(Accounting.APPLICATION));
        Stranger raw = Stranger.open(lab, "raw", "both");

        Message cea = raw.last();

        assertThat(both.peer("raw.example.net")).isPresent();
        assertThat(cea.avps().all(BaseAvps.AUTH_APPLICATION_ID)).contains(4L);
        assertThat(cea.avps().all(BaseAvps.ACCT_APPLICATION_ID)).contains(3L);
        assertThat(cea.require(BaseAvps.ORIGIN_HOST)).isEqualTo("both.example.net");
    }

    @Test
    void aConfiguredPeerNeedsNoFurtherAdmission() {
        Node strict = lab.start(lab.server("strict")
                .admit(PeerAdmission.configuredOnly())
                .peer(Lab.uri("raw"), p -> p.transport("memory")));

        Stranger.open(lab, "raw", "strict");

        assertThat(strict.peer("raw.example.net").orElseThrow().isReady()).isTrue();
        Stranger other = Stranger.connect(lab, "other", "strict");
        assertThat(other.ask(Samples.cer("other.example.net")).resultCode()).hasValue(ResultCode.UNKNOWN_PEER);
    }

    @Test
    void aPeerThatWasMetIsForgottenAMinuteAfterItHasGone() {
        Stranger raw = Stranger.open(lab, "raw", "ocs");
        assertThat(ocs.peer("raw.example.net")).isPresent();

        raw.close();
        lab.network.advance(Duration.ofSeconds(59));
        assertThat(ocs.peer("raw.example.net")).isPresent();
        lab.network.advance(Duration.ofSeconds(1));

        assertThat(ocs.peer("raw.example.net")).isEmpty();
    }

    @Test
    void loopbackAdmitsWhoeverConnectsFromThisMachine() {
        PeerAdmission loopback = PeerAdmission.loopback();

        assertThat(loopback.admits("a", InetAddress.getLoopbackAddress())).isTrue();
        assertThat(loopback.admits("a", address("::1"))).isTrue();
        assertThat(loopback.admits("a", address("192.0.2.1"))).isFalse();
        PeerAdmission wider = loopback.or((host, address) -> host.equals("b"));
        assertThat(wider.admits("b", address("192.0.2.1"))).isTrue();
        assertThat(wider.admits("a", address("192.0.2.1"))).isFalse();
        Node server = lab.start(Lab.overTcp("server").serveInline(CreditControlRequest.TYPE, Lab::success));
        SocketPeer.open(server, "whoever.example.net").close();
    }

    private static InetAddress address(String literal) {
        return DiameterAddress.parse(literal).inetAddress().orElseThrow();
    }

    private void assertIsRefused(Stranger raw, Message cea, long resultCode, Reason reason) {
        assertThat(cea.commandCode()).isEqualTo(257);
        assertThat(cea.resultCode()).hasValue(resultCode);
        assertThat(cea.hopByHopId()).isEqualTo(Samples.HOP_BY_HOP);
        assertThat(raw.isClosed()).as("closed").isTrue();
        assertIsTold(reason);
    }

    private void assertIsTold(Reason reason) {
        Lab.eventually(() -> events.stream()
                .anyMatch(event -> event instanceof NodeEvent.ConnectionRefused refused
                        && refused.why().code().equals(reason.code())));
    }
}
