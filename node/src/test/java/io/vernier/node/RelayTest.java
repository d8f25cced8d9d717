package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpFlags;
import io.vernier.codec.AvpWriter;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.messages.base.relay.Relay;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.protocol.routing.PeerFilter;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that sends requests on: a relay for applications it does not know, a proxy for those it does. */
class RelayTest {
    private static final long FOREIGN = 16_777_999;
    private static final int COMMAND = 8_388_650;
    private static final int PROXIABLE_REQUEST = CommandFlags.REQUEST | CommandFlags.PROXIABLE;

    private final Lab lab = new Lab();
    private final Deciding relay = new Deciding(request -> Outcome.relay(CallOptions.defaults()));
    private final Deciding proxy = new Deciding(request -> Outcome.proxy(CallOptions.defaults()));
    private final Node dra = lab.start(lab.node("dra")
            .application(Relay.APPLICATION, o -> o.callbacks(relay).inlineCallbacks())
            .application(
                    CreditControl.APPLICATION,
                    o -> o.callbacks(proxy).inlineCallbacks().anyDestination()));
    private final Stranger near = open("near");
    private final Stranger far = open("far");

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement({"R2.7-5", "R2.7-10", "R3-17", "R6.1.9-1", "R6.2.2-1"})
    void anUndecodedRequestGoesOnWithARouteRecordAndItsAnswerComesBackAsItWas() {
        Message request = foreign().withFlags(PROXIABLE_REQUEST | CommandFlags.RETRANSMITTED);

        near.send(request);
        Message onward = far.last();
        Message answer = onward.answerBuilder()
                .error()
                .avp(BaseAvps.RESULT_CODE, 2001L)
                .avp(unknownGroup())
                .build();
        far.send(answer);

        assertThat(relay.lastFaults()).isEmpty();
        assertThat(onward.hopByHopId()).isNotEqualTo(Samples.HOP_BY_HOP);
        assertThat(onward.endToEndId()).isEqualTo(Samples.END_TO_END);
        assertThat(onward.flags()).isEqualTo(request.flags());
        assertThat(onward.avps().all(BaseAvps.ROUTE_RECORD)).containsExactly("near.example.net");
        assertThat(Arrays.copyOfRange(onward.toBytes(), 20, request.length()))
                .as("every AVP of the request, octet for octet")
                .isEqualTo(Arrays.copyOfRange(request.toBytes(), 20, request.length()));
        assertThat(near.last())
                .as("though it breaks every rule")
                .isEqualTo(answer.withIds(Samples.HOP_BY_HOP, Samples.END_TO_END));
        assertThat(dra.peer(Lab.host("far")).orElseThrow().counters().faultyAnswers())
                .isZero();
    }

    @Test
    void aDecodedRequestGoesOnInTheSameWay() {
        var avps = Samples.ccrAvps();
        avps.add(Avp.of(BaseAvps.DESTINATION_HOST, "far.example.net"));
        avps.add(unknownGroup());
        avps.add(Avp.of(BaseAvps.ROUTE_RECORD, "first.example.net"));

        near.send(Samples.ccr(avps));
        Message onward = far.last();
        far.send(onward.answerBuilder().avp(BaseAvps.RESULT_CODE, 2001L).build());

        assertThat(relay.requests).isEmpty();
        assertThat(proxy.requests).hasSize(1);
        assertThat(onward.avps().all(BaseAvps.ROUTE_RECORD)).containsExactly("first.example.net", "near.example.net");
        assertThat(onward.require(BaseAvps.ORIGIN_HOST)).isEqualTo("raw.example.net");
        assertThat(near.last().hopByHopId()).isEqualTo(Samples.HOP_BY_HOP);
        assertThat(near.last().avps().contains(BaseAvps.ORIGIN_HOST))
                .as("an origin is not invented for the answer of another node")
                .isFalse();
    }

    @Test
    @Requirement("R6.1.3-1")
    void aRequestThatHasBeenHereIsALoop() {
        near.send(foreign(Avp.of(BaseAvps.ROUTE_RECORD, "dra.example.net")));

        assertIsProtocolError(near.last(), ResultCode.LOOP_DETECTED);
        assertThat(far.received).hasSize(1);
    }

    @Test
    void theEndOfAllWaysIsUnableToDeliver() {
        near.send(request(FOREIGN, List.of(Avp.of(BaseAvps.DESTINATION_REALM, "nowhere.example"))));
        assertIsProtocolError(near.last(), ResultCode.UNABLE_TO_DELIVER);

        near.send(request(
                FOREIGN,
                List.of(Avp.of(BaseAvps.DESTINATION_HOST, "gone.example.net"), Avp.of(BaseAvps.SESSION_ID, "a;1;2"))));
        assertIsProtocolError(near.last(), ResultCode.UNABLE_TO_DELIVER);

        near.send(request(4711, List.of(Avp.of(BaseAvps.DESTINATION_REALM, "example.net"))));
        assertIsProtocolError(near.last(), ResultCode.UNABLE_TO_DELIVER);
    }

    @Test
    void aServerThatIsSilentIsUnableToDeliverAfterTheTimeOut() {
        relay.decide(request -> Outcome.relay(CallOptions.defaults().timeout(Duration.ofSeconds(2))));
        Duration asked = lab.network.now();
        near.send(foreign());
        assertThat(near.received).as("not yet").hasSize(1);

        lab.until(() -> near.received.size() == 2);

        assertIsProtocolError(near.last(), ResultCode.UNABLE_TO_DELIVER);
        assertThat(lab.network.now().minus(asked)).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2_020));
    }

    @Test
    void aServerThatGoesIsUnableToDeliverUnlessThereIsAnother() {
        near.send(foreign());
        far.close();

        assertIsProtocolError(near.last(), ResultCode.UNABLE_TO_DELIVER);
    }

    @Test
    void anotherServerGetsItWithTheTBit() {
        Stranger other = open("other");
        near.send(foreign());
        Stranger first = far.received.size() == 2 ? far : other;
        Stranger second = first == far ? other : far;

        first.close();

        assertThat(second.last().isRetransmitted()).isTrue();
        assertThat(second.last().endToEndId()).isEqualTo(Samples.END_TO_END);
        assertThat(second.last().avps().all(BaseAvps.ROUTE_RECORD)).containsExactly("near.example.net");
        second.send(
                second.last().answerBuilder().avp(BaseAvps.RESULT_CODE, 2001L).build());
        assertThat(near.last().resultCode()).hasValue(2001);
    }

    @Test
    void itNeverGoesBackWhereItCameFrom() {
        near.send(foreign());
        assertThat(far.received).hasSize(2);
        far.send(foreign().withIds(5, 6));

        assertThat(near.last().isRequest()).isTrue();
        assertThat(near.last().endToEndId()).isEqualTo(6);
    }

    @Test
    void withoutThePBitARelayHasNobodyToServeIt() {
        near.send(foreign().withFlags(CommandFlags.REQUEST));

        assertIsProtocolError(near.last(), ResultCode.COMMAND_UNSUPPORTED);
        assertThat(near.last().isProxiable()).isFalse();
        assertThat(relay.requests).isEmpty();
    }

    @Test
    void aRelayLooksAtTheHeaderAndAtTheEndsOfAvps() {
        near.send(foreign().withFlags(PROXIABLE_REQUEST | CommandFlags.ERROR));
        assertIsProtocolError(near.last(), ResultCode.INVALID_HDR_BITS);

        byte[] octets = foreign().toBytes();
        octets[26] = 1; // the length of the first AVP
        near.send(Message.decode(octets));
        assertThat(near.last().resultCode()).hasValue(ResultCode.INVALID_AVP_LENGTH);
        assertThat(relay.requests).isEmpty();
    }

    @Test
    void whatIsForAnotherHostOfAServedApplicationGoesToTheRelayToo() {
        Node ocs = lab.start(lab.server("ocs")
                .application(
                        Relay.APPLICATION,
                        o -> o.callbacks(new Deciding(request -> Outcome.relay(CallOptions.defaults())))
                                .inlineCallbacks()));
        Stranger client = open("client", "ocs");
        Stranger server = open("server", "ocs");
        var avps = Samples.ccrAvps();
        avps.add(Avp.of(BaseAvps.DESTINATION_HOST, "server.example.net"));

        client.send(Samples.ccr());
        assertThat(client.last().resultCode()).as("for the node itself").hasValue(2001);
        client.send(Samples.ccr(avps));

        assertThat(server.last().avps().all(BaseAvps.ROUTE_RECORD)).containsExactly("client.example.net");
        assertThat(ocs.peers()).hasSize(2);
    }

    @Test
    void theOptionsOfACallHoldForARequestThatGoesOnToo() {
        Stranger other = open("other");
        relay.decide(request -> Outcome.relay(CallOptions.defaults().filter(PeerFilter.host("other.example.net"))));
        near.send(foreign());
        assertThat(other.last().endToEndId()).isEqualTo(Samples.END_TO_END);

        relay.decide(request -> Outcome.relay(
                CallOptions.defaults().to(dra.peer(Lab.host("far")).orElseThrow())));
        near.send(foreign().withIds(3, 4));
        assertThat(far.last().endToEndId()).isEqualTo(4);

        relay.decide(request -> Outcome.relay(CallOptions.defaults().filter(PeerFilter.any())));
        near.send(foreign());
        assertIsProtocolError(near.last(), ResultCode.UNABLE_TO_DELIVER);
    }

    @Test
    void theOptionsHoldWhenTheFirstServerIsLost() {
        Stranger other = open("other");
        Stranger third = open("third");
        relay.decide(request -> Outcome.relay(CallOptions.defaults()
                .to(
                        dra.peer(Lab.host("other")).orElseThrow(),
                        dra.peer(Lab.host("third")).orElseThrow())));
        near.send(foreign());
        Stranger first = other.received.size() == 2 ? other : third;
        Stranger second = first == other ? third : other;

        first.close();

        assertThat(second.last().isRetransmitted()).isTrue();
        assertThat(far.received).hasSize(1);
        second.close();
        assertIsProtocolError(near.last(), ResultCode.UNABLE_TO_DELIVER);
    }

    @Test
    void taskAndViewerWaitForTheAnswer() {
        var order = new ArrayList<String>();
        relay.decide(request -> Outcome.relay(CallOptions.defaults())
                .beforeSending(answer -> order.add("answer " + answer.hopByHopId()))
                .then(() -> order.add("task")));

        near.send(foreign());
        assertThat(order).isEmpty();
        far.send(far.last().answerBuilder().avp(BaseAvps.RESULT_CODE, 2001L).build());
        Lab.eventually(() -> order.size() == 2);

        assertThat(order).containsExactly("answer " + Samples.HOP_BY_HOP, "task");
        lab.until(() -> near.received.size() == 2);
        assertThat(near.last().resultCode()).hasValue(2001);
    }

    @Test
    void aRelayWithoutCallbacksServesNothing() {
        lab.start(lab.node("idle").use(Relay.APPLICATION));
        Stranger client = open("client", "idle");

        client.send(foreign());

        assertIsProtocolError(client.last(), ResultCode.COMMAND_UNSUPPORTED);
    }

    private Stranger open(String name) {
        return open(name, "dra");
    }

    private Stranger open(String name, String to) {
        var stranger = Stranger.connect(lab, name, to);
        var cer = Samples.cerAvps(Lab.host(name));
        cer.add(Avp.of(BaseAvps.AUTH_APPLICATION_ID, FOREIGN));
        assertThat(stranger.ask(Samples.cer(cer)).resultCode()).hasValue(2001);
        return stranger;
    }

    private static Message foreign(Avp... more) {
        var avps = new ArrayList<Avp>();
        avps.add(Avp.of(BaseAvps.SESSION_ID, "near.example.net;1;1"));
        avps.add(unknownGroup());
        avps.add(Avp.of(BaseAvps.DESTINATION_REALM, "example.net"));
        avps.addAll(List.of(more));
        return request(FOREIGN, avps);
    }

    private static Message request(long application, List<Avp> avps) {
        return Samples.request(COMMAND, application, avps);
    }

    /** Groups in a group that no dictionary has. */
    private static Avp unknownGroup() {
        var members = new AvpWriter(64);
        int outer = members.beginGroup(77_777, 10_415, AvpFlags.VENDOR);
        int inner = members.beginGroup(77_778, 0, 0);
        members.avp(Avp.of(77_779, 0, 0, new byte[] {1, 2, 3, 4, 5}));
        members.end(inner);
        members.end(outer);
        return members.toList().get(0);
    }

    private static void assertIsProtocolError(Message answer, long resultCode) {
        assertThat(answer.isRequest()).isFalse();
        assertThat(answer.isError()).as("E bit of %s", answer).isTrue();
        assertThat(answer.resultCode()).hasValue(resultCode);
        assertThat(answer.hopByHopId()).isEqualTo(Samples.HOP_BY_HOP);
        assertThat(answer.require(BaseAvps.ORIGIN_HOST)).endsWith(".example.net");
    }
}
