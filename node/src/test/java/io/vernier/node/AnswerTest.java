package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.vernier.codec.Avp;
import io.vernier.codec.AvpFlags;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.protocol.peer.PeerState;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a handler's answer, and what the peer gets where there is none. */
class AnswerTest {
    private final Lab lab = new Lab();
    private final LogWatch log = LogWatch.of("requests");

    @AfterEach
    void end() {
        lab.close();
        log.close();
    }

    @Test
    @Requirement({"R6.2-1", "R3-17", "R3-8"})
    void hasTheIdentifiersTheSessionAndOurOrigin() {
        lab.start(lab.server("ocs"));
        Stranger raw = Stranger.open(lab, "raw", "ocs");

        Message answer = raw.ask(
                Samples.ccr().withFlags(CommandFlags.REQUEST | CommandFlags.PROXIABLE | CommandFlags.RETRANSMITTED));

        assertThat(answer.isRequest()).isFalse();
        assertThat(answer.isProxiable()).isTrue();
        assertThat(answer.isRetransmitted()).isFalse();
        assertThat(answer.hopByHopId()).isEqualTo(Samples.HOP_BY_HOP);
        assertThat(answer.endToEndId()).isEqualTo(Samples.END_TO_END);
        assertThat(answer.avps().code(0)).isEqualTo(BaseAvps.SESSION_ID.code());
        assertThat(answer.require(BaseAvps.SESSION_ID)).isEqualTo("raw.example.net;1;1");
        assertThat(answer.require(BaseAvps.ORIGIN_HOST)).isEqualTo("ocs.example.net");
        assertThat(answer.avps().count(BaseAvps.ORIGIN_HOST.code(), 0)).isEqualTo(1);
        assertThat(answer.avps().count(BaseAvps.RESULT_CODE.code(), 0)).isEqualTo(1);
    }

    @Test
    void ofARequestThatIsNotProxiableIsNotEither() {
        lab.start(lab.server("ocs"));
        Stranger raw = Stranger.open(lab, "raw", "ocs");

        Message answer = raw.ask(Samples.ccr().withFlags(CommandFlags.REQUEST));

        assertThat(answer.isProxiable()).isFalse();
    }

    @Test
    void aHandlerThatThrowsIsAnsweredForAndTheConnectionLives() {
        lab.start(lab.node("ocs").serveInline(CreditControlRequest.TYPE, request -> {
            if (request.ccRequestNumber() == 0) {
                throw new IllegalStateException("no account store");
            }
            return Lab.success(request);
        }));
        Stranger raw = Stranger.open(lab, "raw", "ocs");

        Message answer = raw.ask(Samples.ccr());

        assertIsUnableToComply(answer);
        assertThat(answer.require(BaseAvps.ERROR_MESSAGE)).doesNotContain("account store");
        assertThat(log.lines(Level.WARN)).singleElement().asString().contains("VN-4103", "no account store");
        assertThat(log.events().get(0).getThrowableProxy()).isNotNull();
        var next = Samples.ccrAvps();
        Samples.remove(next, Samples.CC_REQUEST_NUMBER);
        next.add(Samples.number(Samples.CC_REQUEST_NUMBER, 1));
        assertThat(raw.ask(Samples.ccr(next)).resultCode()).hasValue(ResultCode.SUCCESS);
    }

    @Test
    void aHandlerThatThrowsAnErrorIsAnsweredForToo() {
        lab.start(lab.node("ocs").serveInline(CreditControlRequest.TYPE, request -> {
            throw new AssertionError("impossible");
        }));
        Stranger raw = Stranger.open(lab, "raw", "ocs");

        assertIsUnableToComply(raw.ask(Samples.ccr()));

        assertThat(raw.isClosed()).isFalse();
        assertThat(log.lines(Level.WARN)).singleElement().asString().contains("impossible");
    }

    @Test
    void anAnswerMayBeMadeWithoutTypedViews() {
        Node ocs = lab.start(untyped(request -> Optional.of(request.answerBuilder()
                .avp(BaseAvps.RESULT_CODE, 2002L)
                .avp(BaseAvps.AUTH_APPLICATION_ID, 4L)
                .avp(Samples.number(Samples.CC_REQUEST_TYPE, 1))
                .avp(Samples.number(Samples.CC_REQUEST_NUMBER, 0))
                .build())));

        try (SocketPeer raw = SocketPeer.open(ocs, "raw.example.net")) {
            raw.send(Samples.ccr());
            Message answer = raw.receive();

            assertThat(answer.resultCode()).hasValue(2002);
            assertThat(answer.hopByHopId()).isEqualTo(Samples.HOP_BY_HOP);
            assertThat(answer.require(BaseAvps.ORIGIN_HOST)).isEqualTo("ocs.example.net");
            assertThat(log.lines(Level.WARN)).isEmpty();
        }
    }

    @Test
    void anEmptyAnswerLeavesTheRequestUnanswered() {
        Node ocs = lab.start(untyped(request -> request.isRetransmitted()
                ? Optional.of(
                        request.answerBuilder().avp(BaseAvps.RESULT_CODE, 2001L).build())
                : Optional.empty()));

        try (SocketPeer raw = SocketPeer.open(ocs, "raw.example.net")) {
            raw.send(Samples.ccr());
            raw.send(Samples.ccr()
                    .withIds(5, 6)
                    .withFlags(CommandFlags.REQUEST | CommandFlags.PROXIABLE | CommandFlags.RETRANSMITTED));

            assertThat(raw.receive().hopByHopId()).isEqualTo(5);
        }
    }

    @Test
    void anUntypedAnswerThatBreaksItsGrammarGoesOutAndIsLogged() {
        Node ocs = lab.start(untyped(request -> Optional.of(request.answerBuilder()
                .avp(BaseAvps.RESULT_CODE, 2001L)
                .avp(Avp.of(99_999, 0, AvpFlags.MANDATORY, new byte[4]))
                .build())));

        try (SocketPeer raw = SocketPeer.open(ocs, "raw.example.net")) {
            raw.send(Samples.ccr());

            assertThat(raw.receive().resultCode()).hasValue(2001);
            assertThat(log.lines(Level.WARN))
                    .singleElement()
                    .asString()
                    .contains("VN-4106", "272")
                    .doesNotContain("Origin-Host");
        }
    }

    @Test
    void whatIsNoAnswerToTheRequestNeverLeavesTheNode() {
        Node ocs = lab.start(untyped(request ->
                Optional.of(request.isRetransmitted() ? Message.builder(257, 0).build() : request)));

        try (SocketPeer raw = SocketPeer.open(ocs, "raw.example.net")) {
            raw.send(Samples.ccr());
            assertIsUnableToComply(raw.receive());
            raw.send(Samples.ccr()
                    .withFlags(CommandFlags.REQUEST | CommandFlags.PROXIABLE | CommandFlags.RETRANSMITTED));
            assertIsUnableToComply(raw.receive());

            assertThat(log.lines(Level.WARN)).hasSize(2);
        }
    }

    @Test
    @SuppressWarnings("NullAway") // what a program that does not check nullness may do
    void aHandlerThatGivesNullIsAnsweredFor() {
        Node ocs = lab.start(untyped(request -> null));

        try (SocketPeer raw = SocketPeer.open(ocs, "raw.example.net")) {
            raw.send(Samples.ccr());

            assertIsUnableToComply(raw.receive());
        }
    }

    @Test
    void anAnswerWhosePeerHasGoneIsDroppedWithALineForDebugging() throws Exception {
        var reached = new LinkedBlockingQueue<Thread>();
        var goOn = new LinkedBlockingQueue<String>();
        try (LogWatch traffic = LogWatch.of("traffic")) {
            Node ocs = lab.start(Lab.overTcp("ocs").serve(CreditControlRequest.TYPE, request -> {
                reached.add(Thread.currentThread());
                goOn.take();
                return Lab.success(request);
            }));
            SocketPeer raw = SocketPeer.open(ocs, "raw.example.net");
            raw.send(Samples.ccr());
            Thread handling = reached.poll(20, TimeUnit.SECONDS);
            raw.close();
            Lab.eventually(() -> ocs.peers().stream().allMatch(peer -> peer.state() == PeerState.CLOSED));

            goOn.add("go");

            assertThat(handling.join(Duration.ofSeconds(20))).isTrue();
            Lab.eventually(() -> !traffic.events().isEmpty());
            assertThat(traffic.lines(Level.DEBUG)).singleElement().asString().contains("VN-4105", "raw.example.net");
            assertThat(log.events()).isEmpty();
        }
    }

    /** What an untyped handler of these tests does. */
    @FunctionalInterface
    private interface Untyped {
        Optional<Message> handle(Message request);
    }

    private static NodeBuilder untyped(Untyped handler) {
        return Lab.overTcp("ocs").serve(CreditControl.APPLICATION, (request, from) -> handler.handle(request));
    }

    private static void assertIsUnableToComply(Message answer) {
        assertThat(answer.isRequest()).isFalse();
        assertThat(answer.isError()).isFalse();
        assertThat(answer.resultCode()).hasValue(ResultCode.UNABLE_TO_COMPLY);
        assertThat(answer.hopByHopId()).isEqualTo(Samples.HOP_BY_HOP);
    }
}
