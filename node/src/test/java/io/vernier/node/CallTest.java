package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.protocol.Reason;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallTest {
    private final Lab lab = new Lab();
    private final List<String> served = new ArrayList<>();
    private final Node one = lab.start(server("ocs1"));
    private final Node two = lab.start(server("ocs2"));
    private final Node pcef = lab.start(lab.node("pcef")
            .callTimeout(Duration.ofMinutes(5))
            .peer(Lab.uri("ocs1"), Lab::persistent)
            .peer(Lab.uri("ocs2"), Lab::persistent));

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    void equalPeersTakeTurns() {
        bothReady();

        for (int i = 0; i < 10; i++) {
            answered(pcef.callAsync(Lab.request(pcef)));
        }

        assertThat(served).filteredOn(line -> line.startsWith("ocs1")).hasSize(5);
        assertThat(served).filteredOn(line -> line.startsWith("ocs2")).hasSize(5);
    }

    @Test
    @Requirement({"R5.5-3", "R3-5"})
    void aRequestWhosePeerFallsSilentGoesToTheOtherWithTheTBit() {
        bothReady();
        lab.network.link("ocs1", "pcef").drop(message -> !message.isRequest());
        lab.network.link("ocs2", "pcef").drop(message -> !message.isRequest());
        var waiting = pcef.callAsync(Lab.request(pcef));
        lab.until(() -> served.size() == 1);
        String first = served.get(0).startsWith("ocs1") ? "ocs1" : "ocs2";
        String second = first.equals("ocs1") ? "ocs2" : "ocs1";
        lab.network.link(second, "pcef").drop(message -> false);

        CreditControlAnswer answer = answered(waiting);

        assertThat(answer.originHost()).isEqualTo(Lab.host(second));
        assertThat(served).containsExactly(first + " first", second + " again");
    }

    @Test
    void aRequestWhoseConnectionBreaksGoesToTheOther() {
        bothReady();
        lab.network.link("ocs1", "pcef").drop(message -> !message.isRequest());
        lab.network.link("ocs2", "pcef").drop(message -> !message.isRequest());
        var waiting = pcef.callAsync(Lab.request(pcef));
        lab.until(() -> served.size() == 1);
        String first = served.get(0).substring(0, 4);
        String second = first.equals("ocs1") ? "ocs2" : "ocs1";
        lab.network.link(second, "pcef").drop(message -> false);

        lab.network.link(first, "pcef").cut();

        assertThat(answered(waiting).originHost()).isEqualTo(Lab.host(second));
        assertThat(served).last().isEqualTo(second + " again");
    }

    @Test
    void withoutAnotherPeerTheCallSaysThatTheRequestMayHaveBeenProcessed() {
        bothReady();
        lab.network.link("ocs1", "pcef").drop(message -> isAnswerOfApplication(message.commandCode(), message));
        lab.network.link("ocs2", "pcef").drop(message -> isAnswerOfApplication(message.commandCode(), message));
        var waiting = pcef.callAsync(Lab.request(pcef));
        lab.until(() -> served.size() == 1);

        lab.network.link("ocs1", "pcef").part();
        lab.network.link("ocs2", "pcef").part();
        lab.until(waiting::isDone);

        assertThat(failure(waiting))
                .asInstanceOf(type(CallException.NoAnswer.class))
                .satisfies(e -> assertThat(e.mayHaveBeenSent()).isTrue());
    }

    @Test
    void aCallEndsAfterItsTimeAndNotBefore() {
        bothReady();
        lab.network.link("ocs1", "pcef").drop(message -> isAnswerOfApplication(message.commandCode(), message));
        lab.network.link("ocs2", "pcef").drop(message -> isAnswerOfApplication(message.commandCode(), message));
        Duration asked = lab.network.now();

        var waiting = pcef.callAsync(Lab.request(pcef), Duration.ofSeconds(3));
        lab.until(waiting::isDone);

        assertThat(lab.network.now().minus(asked)).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3_020));
        assertThat(failure(waiting))
                .asInstanceOf(type(CallException.NoAnswer.class))
                .satisfies(e -> assertThat(e.explanation().code()).isEqualTo(Reason.NO_ANSWER.code()));
    }

    @Test
    void aLateAnswerIsCountedAndDisturbsNothing() {
        bothReady();
        lab.network.link("ocs1", "pcef").delay(Duration.ofSeconds(4));
        lab.network.link("ocs2", "pcef").delay(Duration.ofSeconds(4));

        var waiting = pcef.callAsync(Lab.request(pcef), Duration.ofSeconds(3));
        lab.until(waiting::isDone);
        lab.network.advance(Duration.ofSeconds(20));

        assertThat(pcef.peers().stream().mapToLong(p -> p.counters().unexpectedAnswers()))
                .contains(1L);
        assertThat(answered(pcef.callAsync(Lab.request(pcef))).resultCode()).isEqualTo(2001);
    }

    @Test
    @Requirement("S298")
    void withoutAnyPeerTheCallSaysThatNothingWasSentAndWhy() {
        Node lonely = lab.start(lab.node("lonely")
                .peer(Lab.uri("nobody"), p -> p.transport("memory").addresses("nobody")));

        var call = lonely.callAsync(Lab.request(lonely));

        assertThat(failure(call))
                .asInstanceOf(type(CallException.NotSent.class))
                .satisfies(e -> {
                    assertThat(e.mayHaveBeenSent()).isFalse();
                    assertThat(e).hasMessageContaining("nobody.example.net is Closed");
                });
    }

    @Test
    void aRealmThatNoPeerServesIsNamed() {
        bothReady();

        var call = pcef.callAsync(Lab.requestTo(pcef, "elsewhere.example"));

        assertThat(failure(call)).isInstanceOf(CallException.NotSent.class).hasMessageContaining("elsewhere.example");
    }

    @Test
    void stoppingTheNodeEndsItsCalls() {
        bothReady();
        lab.network.link("ocs1", "pcef").drop(message -> isAnswerOfApplication(message.commandCode(), message));
        lab.network.link("ocs2", "pcef").drop(message -> isAnswerOfApplication(message.commandCode(), message));
        var waiting = pcef.callAsync(Lab.request(pcef));
        lab.until(() -> served.size() == 1);

        pcef.stop(Duration.ZERO);
        lab.network.settle();

        assertThat(failure(waiting))
                .asInstanceOf(type(CallException.NoAnswer.class))
                .satisfies(e -> assertThat(e.explanation().code()).isEqualTo(NodeProblem.CANCELLED.code()));
        assertThat(failure(pcef.callAsync(Lab.request(pcef)))).isInstanceOf(CallException.NotSent.class);
    }

    @Test
    void moreRequestsThanMayWaitAreRefusedUnsent() {
        Node modest = lab.start(lab.node("modest").maxPending(2).peer(Lab.uri("ocs1"), Lab::persistent));
        lab.until(() -> modest.peer(Lab.host("ocs1")).orElseThrow().isReady());
        lab.network.link("ocs1", "modest").drop(message -> isAnswerOfApplication(message.commandCode(), message));

        var first = modest.callAsync(Lab.request(modest));
        var second = modest.callAsync(Lab.request(modest));
        var third = modest.callAsync(Lab.request(modest));
        lab.network.settle();

        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        assertThat(failure(third))
                .asInstanceOf(type(CallException.NotSent.class))
                .satisfies(e -> assertThat(e.explanation().code()).isEqualTo(Reason.TOO_MANY_PENDING.code()));
    }

    private NodeBuilder server(String name) {
        return lab.node(name).serveInline(CreditControlRequest.TYPE, request -> {
            served.add(name + (request.message().isRetransmitted() ? " again" : " first"));
            return Lab.success(request);
        });
    }

    private void bothReady() {
        lab.until(() -> pcef.peers().stream().allMatch(Peer::isReady));
        assertThat(one.peers()).isNotEmpty();
        assertThat(two.peers()).isNotEmpty();
    }

    private static boolean isAnswerOfApplication(int commandCode, Message message) {
        return commandCode == CommandCode.CREDIT_CONTROL && !message.isRequest();
    }

    private <T> T answered(CompletableFuture<T> call) {
        lab.until(call::isDone);
        return call.join();
    }

    private static Throwable failure(CompletableFuture<?> call) {
        assertThat(call).isDone();
        Throwable thrown = catchThrowable(call::join);
        return thrown instanceof CompletionException wrapped ? Objects.requireNonNull(wrapped.getCause()) : thrown;
    }
}
