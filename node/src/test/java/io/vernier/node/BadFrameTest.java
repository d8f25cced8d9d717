package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.protocol.peer.PeerState;
import io.vernier.requirements.Requirement;
import io.vernier.transport.TransportLimits;
import io.vernier.transport.TransportProblem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages whose header is wrong, over real sockets: which are answered, and which end the connection. */
class BadFrameTest {
    private static final int LONGEST = 4096;

    private final Lab lab = new Lab();
    private final List<NodeEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final Node ocs = lab.start(Lab.overTcp("ocs")
            .limits(TransportLimits.builder().maxMessageLength(LONGEST).build())
            .onEvent(events::add)
            .use(CreditControl.APPLICATION)
            .serveInline(CreditControlRequest.TYPE, Lab::success));

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement("R3-1")
    void aRequestOfAnotherVersionIsAnsweredAndTheConnectionGoesOn() {
        try (SocketPeer raw = SocketPeer.open(ocs, "raw.example.net")) {
            byte[] octets = Samples.ccr().toBytes();
            octets[0] = 2;

            raw.send(octets);
            Message answer = raw.receive();

            assertThat(answer.version()).isEqualTo(1);
            assertThat(answer.resultCode()).hasValue(ResultCode.UNSUPPORTED_VERSION);
            assertThat(answer.isError()).isTrue();
            assertThat(answer.hopByHopId()).isEqualTo(Samples.HOP_BY_HOP);
            assertThat(answer.require(BaseAvps.ORIGIN_HOST)).isEqualTo("ocs.example.net");
            assertIsAlive(raw);
        }
    }

    @Test
    void aRequestThatIsTooLongIsAnsweredReadOverAndTheConnectionGoesOn() {
        try (SocketPeer raw = SocketPeer.open(ocs, "raw.example.net")) {
            raw.send(header(LONGEST + 400, 0xc0));
            raw.send(new byte[LONGEST + 380]);
            Message answer = raw.receive();

            assertThat(answer.resultCode()).hasValue(ResultCode.INVALID_MESSAGE_LENGTH);
            assertThat(answer.isError()).isTrue();
            assertIsAlive(raw);
        }
    }

    @Test
    void aLengthThatIsNoMultipleOfFourIsAnsweredAndTheConnectionEnds() {
        try (SocketPeer raw = SocketPeer.open(ocs, "raw.example.net")) {
            raw.send(header(22, 0xc0));
            raw.send(new byte[2]);

            assertThat(raw.receive().resultCode()).hasValue(ResultCode.INVALID_MESSAGE_LENGTH);
            assertThat(raw.awaitEnd()).isTrue();
        }
    }

    @Test
    @Requirement("R7.2-1")
    void anAnswerOfAnotherVersionIsNotAnswered() {
        try (SocketPeer raw = SocketPeer.open(ocs, "raw.example.net")) {
            byte[] octets = Samples.ccr().withFlags(0).toBytes();
            octets[0] = 2;

            raw.send(octets);

            assertIsAlive(raw);
            assertThat(ocs.peer("raw.example.net").orElseThrow().counters().unexpectedAnswers())
                    .isEqualTo(1);
        }
    }

    @Test
    void aCallWhoseAnswerIsTooLongEndsAtOnce() {
        try (SocketPeer raw = SocketPeer.open(ocs, "raw.example.net")) {
            Lab.eventually(() -> ocs.peer("raw.example.net").orElseThrow().isReady());
            CompletableFuture<?> call = ocs.callAsync(Lab.request(ocs), Duration.ofMinutes(5));
            Message request = raw.receive();

            raw.send(header(LONGEST + 400, 0, request.hopByHopId(), request.endToEndId()));

            var thrown = catchThrowableOfType(CompletionException.class, call::join);
            assertThat(thrown.getCause())
                    .isInstanceOfSatisfying(
                            CallException.BadAnswer.class,
                            e -> assertThat(e.faults().get(0).resultCode())
                                    .isEqualTo(ResultCode.INVALID_MESSAGE_LENGTH));
        }
    }

    @Test
    @Requirement("R2.1-14")
    void whatIsNoDiameterBreaksTheConnectionAndIsTold() {
        try (SocketPeer raw = SocketPeer.connect(ocs)) {
            raw.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(raw.awaitEnd()).as("closed in order").isFalse();
            Lab.eventually(() -> events.stream()
                    .anyMatch(event -> event instanceof NodeEvent.ConnectionRefused refused
                            && refused.why().code().equals(TransportProblem.NOT_DIAMETER.code())));
        }
    }

    @Test
    @Requirement("R2.1-14")
    void whatIsNoDiameterBreaksAnOpenConnectionToo() {
        try (SocketPeer raw = SocketPeer.open(ocs, "raw.example.net")) {
            raw.send(new byte[64]);

            assertThat(raw.awaitEnd()).as("closed in order").isFalse();
            Lab.eventually(() -> ocs.peers().stream().allMatch(peer -> peer.state() == PeerState.CLOSED));
        }
    }

    @Test
    void aFirstMessageOfAnotherVersionBreaksTheConnection() {
        try (SocketPeer raw = SocketPeer.connect(ocs)) {
            byte[] octets = Samples.cer("raw.example.net").toBytes();
            octets[0] = 2;
            raw.send(octets);

            assertThat(raw.awaitEnd()).as("closed in order").isFalse();
        }
    }

    private static void assertIsAlive(SocketPeer raw) {
        raw.send(Samples.ccr().withIds(77, 78));
        Message answer = raw.receive();
        assertThat(answer.hopByHopId()).isEqualTo(77);
        assertThat(answer.resultCode()).hasValue(ResultCode.SUCCESS);
    }

    private static byte[] header(int length, int flags) {
        return header(length, flags, Samples.HOP_BY_HOP, Samples.END_TO_END);
    }

    private static byte[] header(int length, int flags, int hopByHopId, int endToEndId) {
        return ByteBuffer.allocate(Message.HEADER_LENGTH)
                .putInt(1 << 24 | length)
                .putInt(flags << 24 | 272)
                .putInt(4)
                .putInt(hopByHopId)
                .putInt(endToEndId)
                .array();
    }
}
