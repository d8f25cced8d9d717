package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of messages that are too long, or whose length is no multiple of four, as one listener has it. */
class LengthPolicyTest {
    private static final String RAW = "raw.example.net";

    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    void aLongerMessageThanIsTakenHereIsAnsweredAndTheConnectionStays() {
        Node ocs = ocs(o -> o.maxMessageLength(1000));
        try (SocketPeer raw = SocketPeer.open(ocs, RAW)) {
            raw.send(padded(1004));
            assertThat(raw.receive().resultCode()).hasValue(ResultCode.INVALID_MESSAGE_LENGTH);

            raw.send(padded(1000));
            assertThat(raw.receive().resultCode()).hasValue(ResultCode.SUCCESS);
            assertThat(ocs.peer(RAW).orElseThrow().counters().discarded()).isEqualTo(1);
        }
    }

    @Test
    void aWrongLengthEndsTheConnectionUnlessTold() {
        Node ocs = ocs(o -> {});
        try (SocketPeer raw = SocketPeer.open(ocs, RAW)) {
            raw.send(misaligned());

            assertThat(raw.receive().resultCode()).hasValue(ResultCode.INVALID_MESSAGE_LENGTH);
            assertThat(raw.awaitEnd()).isTrue();
        }
    }

    @Test
    void orIsDroppedAndCounted() {
        Node ocs = ocs(o -> o.lengthErrors(LengthErrors.DISCARD));
        try (SocketPeer raw = SocketPeer.open(ocs, RAW)) {
            raw.send(misaligned());

            raw.send(Samples.ccr());
            Message answer = raw.receive();
            assertThat(answer.resultCode()).hasValue(ResultCode.SUCCESS);
            assertThat(ocs.peer(RAW).orElseThrow().counters().discarded()).isEqualTo(1);
        }
    }

    @Test
    void orIsHandledAsAnyOtherFaultyMessage() {
        Node ocs = ocs(o -> o.lengthErrors(LengthErrors.HANDLE));
        try (SocketPeer raw = SocketPeer.open(ocs, RAW)) {
            raw.send(misaligned());
            assertThat(raw.receive().resultCode()).hasValue(ResultCode.INVALID_MESSAGE_LENGTH);

            raw.send(Samples.ccr());
            assertThat(raw.receive().resultCode()).hasValue(ResultCode.SUCCESS);
        }
    }

    @Test
    void aBoundOutOfItsRangeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ocs(o -> o.maxMessageLength(19)))
                .withMessage("max-message-length: 19 (expected: 20 to 16777215)");
    }

    private Node ocs(Consumer<ListenOptions> options) {
        return lab.start(Node.named(Lab.host("ocs"))
                .listen(Tcp.at("127.0.0.1", 0), options)
                .admit(PeerAdmission.loopback())
                .use(CreditControl.APPLICATION)
                .serveInline(CreditControlRequest.TYPE, Lab::success));
    }

    /** A credit-control request of just this length, by an AVP that nobody knows and nobody has to. */
    private static byte[] padded(int length) {
        byte[] octets = Arrays.copyOf(Samples.ccr().toBytes(), length);
        int at = Samples.ccr().length();
        int avp = length - at;
        octets[at] = (byte) 0x7f;
        octets[at + 6] = (byte) (avp >>> 8);
        octets[at + 7] = (byte) avp;
        return withLength(octets);
    }

    private static byte[] misaligned() {
        return withLength(Arrays.copyOf(Samples.ccr().toBytes(), Samples.ccr().length() + 2));
    }

    private static byte[] withLength(byte[] octets) {
        octets[1] = (byte) (octets.length >>> 16);
        octets[2] = (byte) (octets.length >>> 8);
        octets[3] = (byte) octets.length;
        return octets;
    }
}
