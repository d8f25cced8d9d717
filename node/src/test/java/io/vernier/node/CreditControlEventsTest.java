package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Message;
import io.vernier.messages.ietf.creditcontrol.CcRequestType;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.messages.ietf.creditcontrol.DirectDebitingFailureHandling;
import io.vernier.node.session.CreditControlEvents;
import io.vernier.node.session.CreditControlStep;
import io.vernier.node.session.CreditDecision;
import io.vernier.node.session.RecordStore;
import io.vernier.node.session.StoredRecords;
import io.vernier.protocol.creditcontrol.CreditControlSettings;
import io.vernier.protocol.creditcontrol.DebitingFailureHandling;
import io.vernier.protocol.creditcontrol.RequestedAction;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CreditControlEventsTest {
    private final Lab lab = new Lab();
    private final RecordStore store = RecordStore.inMemory(10);
    private final List<CreditControlRequest> served = new ArrayList<>();
    private int resultCode = 2001;

    @AfterEach
    void end() {
        lab.close();
    }

    private Node pcef() {
        lab.start(lab.node("ocs").serveInline(CreditControlRequest.TYPE, ccr -> {
            served.add(ccr);
            return CreditControlAnswer.to(ccr)
                    .resultCode(resultCode)
                    .directDebitingFailureHandling(DirectDebitingFailureHandling.CONTINUE)
                    .build();
        }));
        var pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), Lab::persistent));
        lab.until(() -> pcef.peers().stream().allMatch(Peer::isReady));
        return pcef;
    }

    private CreditControlEvents events(Node pcef) {
        return new CreditControlEvents(pcef, CreditControlSettings.defaults(), List.of(), store);
    }

    private CreditDecision decided(CompletableFuture<CreditDecision> future) {
        lab.until(future::isDone);
        return future.join();
    }

    private static Message request(CreditControlStep step, RequestedAction action) {
        return CreditControlRequest.builder()
                .sessionId(step.sessionId())
                .destinationRealm("example.net")
                .serviceContextId("32251@3gpp.org")
                .ccRequestType(CcRequestType.of(step.type().value()))
                .ccRequestNumber(step.number())
                .requestedAction(io.vernier.messages.ietf.creditcontrol.RequestedAction.of(action.value()))
                .build()
                .message();
    }

    private CreditDecision send(CreditControlEvents events, RequestedAction action) {
        return decided(events.send(action, step -> request(step, action)));
    }

    @Test
    void debitsAtOnceAndFollowsTheServersFailureHandling() {
        var events = events(pcef());
        assertThat(events.debitingFailureHandling()).isEqualTo(DebitingFailureHandling.TERMINATE_OR_BUFFER);

        var decision = send(events, RequestedAction.DIRECT_DEBITING);

        assertThat(decision.row()).isEqualTo("E3");
        assertThat(decision.isServiceGranted()).isTrue();
        assertThat(decision.answer()).isPresent();
        assertThat(served.get(0).ccRequestNumber()).isZero();
        assertThat(events.debitingFailureHandling()).isEqualTo(DebitingFailureHandling.CONTINUE);
    }

    @Test
    @Requirement("C-24")
    void storesDebitingsAndRefundsThatCannotBeDeliveredAndSendsThemWithTheTBit() {
        var pcef = pcef();
        lab.network.link("ocs", "pcef").drop(message -> message.commandCode() == 272);
        var debiting = send(events(pcef), RequestedAction.DIRECT_DEBITING);
        assertThat(debiting.row()).as("granted when Tx expires").isEqualTo("E9");
        assertThat(send(events(pcef), RequestedAction.REFUND_ACCOUNT).row()).isEqualTo("E14");
        assertThat(send(events(pcef), RequestedAction.PRICE_ENQUIRY).row()).isEqualTo("E4");
        lab.network.advance(Duration.ofMinutes(3));
        lab.network.link("ocs", "pcef").drop(message -> false);
        served.clear();

        var sent = StoredRecords.send(pcef, store, Duration.ofSeconds(5));
        lab.until(sent::isDone);

        assertThat(sent.join()).isEqualTo(2);
        assertThat(served)
                .hasSize(2)
                .allSatisfy(ccr -> assertThat(ccr.message().isRetransmitted()).isTrue());
        assertThat(store.oldest()).isEmpty();
    }

    @Test
    void endsTheServiceOfAUserWhoIsDenied() {
        resultCode = 4010;
        var decision = send(events(pcef()), RequestedAction.DIRECT_DEBITING);

        assertThat(decision.row()).isEqualTo("E5");
        assertThat(decision.isServiceGranted()).isFalse();
    }
}
