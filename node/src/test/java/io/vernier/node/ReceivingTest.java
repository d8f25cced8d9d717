package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpWriter;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.messages.base.accounting.AccountingRequest;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.requirements.Requirement;
import io.vernier.transport.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How requests come to the applications of a node, and that nothing on the way stops the next one. */
class ReceivingTest {
    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement({"S6", "S257", "S258"})
    void theApplicationIdOfTheHeaderChoosesTheApplication() {
        assertThat(CreditControl.APPLICATION.dictionary().id()).hasValue(Samples.CREDIT_CONTROL);
        assertThat(AccountingRequest.TYPE.application().dictionary().id()).hasValue(3);
        var charging = new Deciding(request -> Outcome.answerMessage(3998));
        var accounting = new Deciding(request -> Outcome.answerMessage(3999));
        lab.start(lab.node("ocs")
                .application(
                        CreditControl.APPLICATION, o -> o.callbacks(charging).inlineCallbacks())
                .application(
                        AccountingRequest.TYPE.application(),
                        o -> o.callbacks(accounting).inlineCallbacks().requestErrors(RequestErrors.CALLBACK)));
        Stranger raw = Stranger.open(lab, "raw", "ocs");

        assertThat(raw.ask(Samples.ccr()).resultCode()).hasValue(3998);
        assertThat(raw.ask(Samples.request(CommandCode.ACCOUNTING, 3, Samples.ccrAvps()))
                        .resultCode())
                .hasValue(3999);
        assertThat(raw.ask(Samples.request(272, 5, Samples.ccrAvps())).resultCode())
                .as("an application that nobody has here")
                .hasValue(ResultCode.APPLICATION_UNSUPPORTED);

        assertThat(charging.requests).hasSize(1);
        assertThat(accounting.requests).hasSize(1);
    }

    @Test
    void severalApplicationsWithOneIdAreThereForDifferentPeers() {
        var gold = new Deciding(request -> Outcome.answerMessage(3997));
        var silver = new Deciding(request -> Outcome.answerMessage(3998));
        var others = new Deciding(request -> Outcome.answerMessage(3999));
        Node ocs = lab.start(lab.node("ocs")
                .application(
                        "gold",
                        CreditControl.APPLICATION,
                        o -> o.callbacks(gold).inlineCallbacks().peers("one.example.net"))
                .application(
                        "silver",
                        CreditControl.APPLICATION,
                        o -> o.callbacks(silver).inlineCallbacks().peers("TWO.example.net"))
                .application(CreditControl.APPLICATION, o -> o.callbacks(others).inlineCallbacks()));
        Stranger one = Stranger.open(lab, "one", "ocs");
        Stranger two = Stranger.open(lab, "two", "ocs");
        Stranger three = Stranger.open(lab, "three", "ocs");

        assertThat(one.ask(Samples.ccr()).resultCode()).hasValue(3997);
        assertThat(two.ask(Samples.ccr()).resultCode()).hasValue(3998);
        assertThat(three.ask(Samples.ccr()).resultCode()).hasValue(3999);
        assertThat(three.received.get(0).avps().all(BaseAvps.AUTH_APPLICATION_ID))
                .as("advertised once")
                .containsExactly(Samples.CREDIT_CONTROL);

        assertThat(ocs.removeApplication("gold")).isTrue();
        assertThat(one.ask(Samples.ccr()).resultCode())
                .as("now one of the others")
                .hasValue(3999);
    }

    @Test
    void theCallsOfSeveralApplicationsReachTheirOwnPeers() {
        Node pcef = lab.start(Node.named("pcef.example.net")
                .transport(lab.network.host("pcef"))
                .listen(new Listen("memory", Endpoint.of("pcef", 3868)))
                .admit(PeerAdmission.everybody())
                .application("gold", CreditControl.APPLICATION, o -> o.peers("one.example.net"))
                .application("silver", CreditControl.APPLICATION, o -> o.peers("two.example.net")));
        Stranger one = Stranger.open(lab, "one", "pcef");
        Stranger two = Stranger.open(lab, "two", "pcef");

        var first = pcef.application("gold", Message.class).callAsync(Lab.request(pcef));
        lab.network.settle();
        assertThat(one.last().isRequest()).isTrue();
        var second = pcef.application("silver", Message.class).callAsync(Lab.request(pcef));
        lab.network.settle();

        assertThat(two.last().isRequest()).isTrue();
        assertThat(List.of(first, second)).noneMatch(CompletableFuture::isDone);
    }

    @Test
    @Requirement("S13")
    void whoeverConnectedBothEndsSendRequestsAndReceiveThem() {
        Node client = lab.start(lab.server("client").peer(Lab.uri("server"), Lab::persistent));
        Node server = lab.start(lab.server("server"));
        lab.until(() -> client.peers().stream().anyMatch(Peer::isReady)
                && server.peers().stream().anyMatch(Peer::isReady));

        var toServer = client.callAsync(Lab.request(client));
        var toClient = server.callAsync(Lab.request(server));
        lab.until(() -> toServer.isDone() && toClient.isDone());

        assertThat(toServer.join().originHost()).isEqualTo(Lab.host("server"));
        assertThat(toClient.join().originHost()).isEqualTo(Lab.host("client"));
    }

    @Test
    void anAnswerWithAnotherEndToEndIdIsIgnored() {
        Node pcef = lab.start(lab.node("pcef"));
        Stranger raw = Stranger.open(lab, "raw", "pcef");
        var call = pcef.callAsync(Lab.request(pcef).message());
        lab.network.settle();
        Message answer = Lab.success(CreditControlRequest.of(raw.last())).message();

        raw.send(answer.withIds(answer.hopByHopId(), answer.endToEndId() + 1));

        assertThat(call).isNotDone();
        assertThat(pcef.peer(Lab.host("raw")).orElseThrow().counters().unexpectedAnswers())
                .isEqualTo(1);
        lab.until(call::isDone);
        assertThat(call).isCompletedExceptionally();
    }

    @Test
    void afterADisconnectWhatStillComesOnItsConnectionHurtsNobodyElse() {
        Node ocs = lab.start(lab.server("ocs"));
        Stranger parting = Stranger.open(lab, "parting", "ocs");
        Stranger staying = Stranger.open(lab, "staying", "ocs");
        var avps = new ArrayList<>(Samples.origin(Lab.host("parting")));
        avps.add(Avp.of(BaseAvps.DISCONNECT_CAUSE, DisconnectCause.REBOOTING.value()));
        assertThat(parting.ask(Samples.base(CommandCode.DISCONNECT_PEER, avps)).resultCode())
                .hasValue(2001);

        parting.send(Samples.ccr());

        assertThat(staying.ask(Samples.ccr()).resultCode()).hasValue(2001);
        assertThat(ocs.isRunning()).isTrue();
    }

    @Test
    void peersThatGoWithTheirRequestsUnansweredLeaveTheOthersTheirAnswers() throws Exception {
        var goOn = new CountDownLatch(1);
        Node ocs = lab.start(Lab.overTcp("ocs").serve(CreditControlRequest.TYPE, request -> {
            if (request.ccRequestNumber() == 0) {
                assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
            }
            return Lab.success(request);
        }));
        var next = Samples.ccrAvps();
        Samples.remove(next, Samples.CC_REQUEST_NUMBER);
        next.add(Samples.number(Samples.CC_REQUEST_NUMBER, 1));
        try (SocketPeer staying = SocketPeer.open(ocs, "staying.example.net")) {
            SocketPeer going = SocketPeer.open(ocs, "going.example.net");
            for (int i = 0; i < 30; i++) {
                going.send(Samples.ccr().withIds(i, i));
            }
            Lab.eventually(() -> ocs.dispatcher().concurrent() == 30);
            going.close();
            goOn.countDown();
            Lab.eventually(() -> ocs.dispatcher().concurrent() == 0);

            staying.send(Samples.ccr(next));

            assertThat(staying.receive().resultCode()).hasValue(2001);
        }
    }

    @Test
    void aBusyNodeSaysSoAtOnceAndGoesOnServingWhatItHasRoomFor() throws Exception {
        var goOn = new CountDownLatch(1);
        Node ocs = lab.start(Lab.overTcp("ocs").maxConcurrentRequests(2).serve(CreditControlRequest.TYPE, request -> {
            assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
            return Lab.success(request);
        }));
        try (SocketPeer raw = SocketPeer.open(ocs, "raw.example.net")) {
            for (int i = 1; i <= 5; i++) {
                raw.send(Samples.ccr().withIds(i, i));
            }
            for (int i = 3; i <= 5; i++) {
                Message busy = raw.receive();
                assertThat(busy.resultCode()).hasValue(ResultCode.TOO_BUSY);
                assertThat(busy.isError()).isTrue();
                assertThat(busy.hopByHopId()).isEqualTo(i);
            }
            goOn.countDown();
            assertThat(List.of(raw.receive(), raw.receive()))
                    .allSatisfy(answer -> assertThat(answer.resultCode()).hasValue(2001));
            Lab.eventually(() -> ocs.dispatcher().concurrent() == 0);
            raw.send(Samples.ccr());
            assertThat(raw.receive().resultCode()).as("no slot is lost").hasValue(2001);
        }
    }

    @Test
    void anEmptyMemberOfAGroupIsShownInsideOfItsGroupAlone() {
        lab.start(lab.server("ocs"));
        Stranger raw = Stranger.open(lab, "raw", "ocs");
        var avps = Samples.ccrAvps();
        var members = new AvpWriter(64);
        members.avp(Avp.of(BaseAvps.PROXY_HOST.code(), 0, 0x40, new byte[0]));
        members.avp(BaseAvps.PROXY_STATE, new byte[] {1});
        avps.add(Avp.of(BaseAvps.PROXY_INFO, members.toList()));

        Message answer = raw.ask(Samples.ccr(avps));

        assertThat(answer.resultCode()).hasValue(ResultCode.INVALID_AVP_LENGTH);
        var failed = answer.require(BaseAvps.FAILED_AVP);
        assertThat(failed.size()).isEqualTo(1);
        assertThat(failed.code(0)).isEqualTo(BaseAvps.PROXY_INFO.code());
        assertThat(failed.group(0).size()).isEqualTo(1);
        assertThat(failed.group(0).code(0)).isEqualTo(BaseAvps.PROXY_HOST.code());
    }
}
