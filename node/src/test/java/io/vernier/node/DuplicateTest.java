package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpWriter;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that come again with the T bit (RFC 6733 sections 3 and 5.5.4). */
class DuplicateTest {
    private static final int AGAIN = CommandFlags.REQUEST | CommandFlags.PROXIABLE | CommandFlags.RETRANSMITTED;

    private final Lab lab = new Lab();
    private final List<Integer> served = new ArrayList<>();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    void getTheAnswerThatWasGivenBefore() {
        Node ocs = lab.start(counting("ocs").rememberedAnswers(NodeOptions.DUPLICATES));
        Stranger raw = Stranger.open(lab, "raw", "ocs");

        Message first = raw.ask(Samples.ccr());
        Message second = raw.ask(Samples.ccr().withIds(77, Samples.END_TO_END).withFlags(AGAIN));

        assertThat(served).hasSize(1);
        assertThat(second.hopByHopId()).isEqualTo(77);
        assertThat(second.withIds(first.hopByHopId(), first.endToEndId())).isEqualTo(first);
        assertThat(ocs.peer(Lab.host("raw")).orElseThrow().counters().duplicates())
                .isEqualTo(1);
    }

    @Test
    void getItOnAnotherConnectionTooAndWithTheirOwnProxyInfos() {
        lab.start(counting("ocs").rememberedAnswers(10));
        Stranger one = Stranger.open(lab, "one", "ocs");
        Stranger two = Stranger.open(lab, "two", "ocs");
        var avps = Samples.ccrAvps();
        avps.add(proxyInfo("one.example.net"));
        var again = Samples.ccrAvps();
        again.add(proxyInfo("two.example.net"));

        Message first = one.ask(Samples.ccr(avps));
        Message second = two.ask(Samples.ccr(again).withFlags(AGAIN));

        assertThat(served).hasSize(1);
        assertThat(first.avps().all(BaseAvps.PROXY_INFO))
                .extracting(group -> group.require(BaseAvps.PROXY_HOST))
                .containsExactly("one.example.net");
        assertThat(second.avps().all(BaseAvps.PROXY_INFO))
                .extracting(group -> group.require(BaseAvps.PROXY_HOST))
                .containsExactly("two.example.net");
        assertThat(CreditControlAnswer.of(second).validityTime())
                .isEqualTo(CreditControlAnswer.of(first).validityTime());
    }

    @Test
    void areProcessedIfTheFirstOneNeverCame() {
        lab.start(counting("ocs").rememberedAnswers(10));
        Stranger raw = Stranger.open(lab, "raw", "ocs");

        assertThat(raw.ask(Samples.ccr().withFlags(AGAIN)).resultCode()).hasValue(ResultCode.SUCCESS);

        assertThat(served).hasSize(1);
    }

    @Test
    void areAMatterOfTheTBitAndOfTheOriginHost() {
        lab.start(counting("ocs").rememberedAnswers(10));
        Stranger raw = Stranger.open(lab, "raw", "ocs");
        var other = Samples.ccrAvps();
        Samples.remove(other, BaseAvps.ORIGIN_HOST.code());
        other.add(1, Avp.of(BaseAvps.ORIGIN_HOST, "other.example.net"));

        raw.ask(Samples.ccr());
        raw.ask(Samples.ccr());
        raw.ask(Samples.ccr(other).withFlags(AGAIN));

        assertThat(served).hasSize(3);
    }

    @Test
    void areNotLookedForUnlessWanted() {
        lab.start(counting("ocs"));
        Stranger raw = Stranger.open(lab, "raw", "ocs");

        raw.ask(Samples.ccr());
        raw.ask(Samples.ccr().withFlags(AGAIN));

        assertThat(served).hasSize(2);
    }

    @Test
    void canBeLookedForAndForgottenWhileTheNodeRuns() {
        Node ocs = lab.start(counting("ocs"));
        Stranger raw = Stranger.open(lab, "raw", "ocs");

        ocs.configure(c -> c.rememberedAnswers(10));
        raw.ask(Samples.ccr());
        ocs.configure(c -> c.productName("another"));
        raw.ask(Samples.ccr().withFlags(AGAIN));
        assertThat(served).hasSize(1);

        ocs.configure(c -> c.rememberedAnswers(0));
        raw.ask(Samples.ccr().withFlags(AGAIN));
        assertThat(served).hasSize(2);
    }

    @Test
    void ofARequestThatTheNodeItselfRefusedAreProcessed() {
        var failing = new ArrayList<>(List.of(true));
        lab.start(lab.node("ocs").rememberedAnswers(10).serveInline(CreditControlRequest.TYPE, request -> {
            if (failing.get(0)) {
                throw new IllegalStateException("the account store is away");
            }
            return Lab.success(request);
        }));
        Stranger raw = Stranger.open(lab, "raw", "ocs");

        assertThat(raw.ask(Samples.ccr()).resultCode()).hasValue(ResultCode.UNABLE_TO_COMPLY);
        failing.set(0, false);

        assertThat(raw.ask(Samples.ccr().withFlags(AGAIN)).resultCode()).hasValue(ResultCode.SUCCESS);
    }

    @Test
    void areRememberedUpToABoundForEachHost() {
        var answered = new AnsweredRequests(10_240);
        Message answer = Samples.ccr().answerBuilder().build();
        for (int id = 0; id <= 10_240; id++) {
            answered.remember(Samples.ccr().withIds(1, id), answer);
        }

        assertThat(answered.find(Samples.ccr().withIds(1, 0))).as("the oldest").isNull();
        assertThat(answered.find(Samples.ccr().withIds(1, 1))).isEqualTo(answer);
        assertThat(answered.find(Samples.ccr().withIds(1, 10_240))).isEqualTo(answer);
        assertThat(answered.find(Samples.ccr().withIds(1, 10_241))).isNull();
    }

    @Test
    void areRememberedForAsManyHostsAsThereIsRoomFor() {
        var answered = new AnsweredRequests(4);
        Message answer = Samples.ccr().answerBuilder().build();
        for (int host = 0; host <= AnsweredRequests.HOSTS; host++) {
            answered.remember(from("host" + host), answer);
            answered.remember(from("host0"), answer);
        }

        assertThat(answered.find(from("host0"))).as("the busiest").isEqualTo(answer);
        assertThat(answered.find(from("host1"))).as("the one of long ago").isNull();
        assertThat(answered.find(from("HOST2"))).isEqualTo(answer);
        assertThat(answered.find(from("host" + AnsweredRequests.HOSTS))).isEqualTo(answer);
    }

    @Test
    void anotherCommandWithTheSameIdentifierIsNone() {
        var answered = new AnsweredRequests(4);
        answered.remember(Samples.ccr(), Samples.ccr().answerBuilder().build());

        assertThat(answered.find(Samples.request(275, Samples.CREDIT_CONTROL, Samples.ccrAvps())))
                .isNull();
        assertThat(answered.find(Samples.request(272, 16_777_238, Samples.ccrAvps())))
                .isNull();
    }

    @Test
    void aNegativeNumberOfThemIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lab.node("ocs").rememberedAnswers(-1))
                .withMessage("remembered-answers: -1 (expected: at least 0)");
    }

    private NodeBuilder counting(String name) {
        return lab.node(name).serveInline(CreditControlRequest.TYPE, request -> {
            served.add(served.size());
            return CreditControlAnswer.to(request)
                    .resultCode(ResultCode.SUCCESS)
                    .validityTime(served.size())
                    .build();
        });
    }

    private static Message from(String host) {
        var avps = Samples.ccrAvps();
        Samples.remove(avps, BaseAvps.ORIGIN_HOST.code());
        avps.add(Avp.of(BaseAvps.ORIGIN_HOST, host));
        return Samples.ccr(avps);
    }

    private static Avp proxyInfo(String host) {
        var members = new AvpWriter(64);
        members.avp(BaseAvps.PROXY_HOST, host);
        members.avp(BaseAvps.PROXY_STATE, new byte[] {4, 5, 6});
        return Avp.of(BaseAvps.PROXY_INFO, members.toList());
    }
}
