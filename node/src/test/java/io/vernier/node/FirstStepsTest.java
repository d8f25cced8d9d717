package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.codec.VendorId;
import io.vernier.messages.base.AccountingRecordType;
import io.vernier.messages.base.accounting.AccountingAnswer;
import io.vernier.messages.base.accounting.AccountingRequest;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.requirements.Requirement;
import io.vernier.transport.Endpoint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node does without being asked, and how its peers are named. */
class FirstStepsTest {
    private final Lab lab = new Lab();
    private final List<Message> messages = new ArrayList<>();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement({"S1", "S2", "S3", "S20", "S43", "S44"})
    void oneNodeIsConnectedToSeveralPeersOfItsRealmAtOnce() {
        lab.start(lab.server("ocs1"));
        lab.start(lab.server("ocs2"));
        lab.start(lab.server("ocs3"));
        Node pcef = lab.start(lab.node("pcef")
                .peer(Lab.uri("ocs1"), Lab::persistent)
                .peer(Lab.uri("ocs2"), Lab::persistent)
                .peer(Lab.uri("ocs3"), Lab::persistent));

        lab.until(() -> pcef.peers().stream().allMatch(Peer::isReady));

        assertThat(pcef.peers())
                .hasSize(3)
                .allSatisfy(peer -> assertThat(peer.realm()).hasValue(pcef.originRealm()));
        var answers = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            var call = pcef.callAsync(Lab.request(pcef));
            lab.until(call::isDone);
            answers.add(call.join().originHost());
        }
        assertThat(answers).containsExactlyInAnyOrder(Lab.host("ocs1"), Lab.host("ocs2"), Lab.host("ocs3"));
    }

    @Test
    @Requirement({"S3", "S4", "S5", "S285", "S287", "S288"})
    void capabilitiesWatchdogAndDisconnectionAreExchangedWithoutTheUser() {
        Node ocs = lab.start(lab.server("ocs"));
        Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), Lab::persistent));
        lab.network.link("ocs", "pcef").drop(message -> {
            messages.add(message);
            return false;
        });

        lab.until(() -> pcef.peer(Lab.host("ocs")).orElseThrow().isReady());
        assertThat(told()).containsExactly("257 request", "257 answer 2001");

        messages.clear();
        lab.network.advance(Lab.TW.multipliedBy(2));
        assertThat(told()).startsWith("280 request", "280 answer 2001");

        messages.clear();
        ocs.disconnect(Lab.host("pcef"), DisconnectCause.BUSY);
        lab.until(() -> ocs.peers().isEmpty());
        assertThat(told()).containsExactly("282 request", "282 answer 2001");
    }

    @Test
    @Requirement({"S6", "S257"})
    void theApplicationIdInItsHeaderTakesARequestToItsHandler() {
        var served = new ArrayList<String>();
        lab.start(lab.node("ocs")
                .serveInline(CreditControlRequest.TYPE, request -> {
                    served.add("credit control");
                    return Lab.success(request);
                })
                .serveInline(AccountingRequest.TYPE, request -> {
                    served.add("accounting");
                    return request.accountingRecordNumber() == 2
                            ? noAnswer()
                            : AccountingAnswer.to(request)
                                    .resultCode(ResultCode.SUCCESS)
                                    .build();
                }));
        Stranger pcef = Stranger.open(lab, "pcef", "ocs");

        assertThat(pcef.ask(Samples.ccr()).resultCode()).hasValue(ResultCode.SUCCESS);
        assertThat(pcef.ask(accounting(1, 3)).resultCode()).hasValue(ResultCode.SUCCESS);
        assertThat(served).containsExactly("credit control", "accounting");

        assertThat(pcef.ask(accounting(2, 3)).resultCode()).hasValue(ResultCode.UNABLE_TO_COMPLY);
        assertThat(pcef.ask(accounting(3, 16_777_999)).resultCode()).hasValue(ResultCode.APPLICATION_UNSUPPORTED);
        assertThat(served).containsExactly("credit control", "accounting", "accounting");
    }

    @Test
    @Requirement("S221")
    void theVendorsThatAreAdvertisedCanBeNone() {
        lab.start(lab.server("ocs").supportedVendorIds());
        lab.start(lab.server("all"));

        Message none = Stranger.open(lab, "raw", "ocs").last();
        Message all = Stranger.open(lab, "raw2", "all").last();

        assertThat(none.avps().contains(BaseAvps.SUPPORTED_VENDOR_ID)).isFalse();
        assertThat(all.avps().all(BaseAvps.SUPPORTED_VENDOR_ID)).containsAll(VendorId.known());
    }

    @Test
    @Requirement({"S33", "S34", "S36"})
    void thePortOfAPeerIsThatOfItsUri() {
        lab.start(Node.named(Lab.host("ocs"))
                .transport(lab.network.host("ocs"))
                .listen(new Listen("memory", Endpoint.of("ocs", 9009)))
                .admit(PeerAdmission.everybody())
                .serveInline(CreditControlRequest.TYPE, Lab::success));
        Node pcef = lab.start(lab.node("pcef").peer("aaa://ocs.example.net;9009;transport=tcp", Lab::persistent));

        lab.until(() -> pcef.peers().getFirst().isReady());

        assertThat(pcef.peers().getFirst().host()).isEqualTo(Lab.host("ocs"));
    }

    @Test
    @Requirement("S33")
    void whatIsNoUriIsNoPeer() {
        var builder = lab.node("pcef");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.peer("ocs.example.net"))
                .withMessageContaining("ocs.example.net")
                .withMessageContaining("expected: aaa://HOST");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.peer("aaa://ocs.example.net:3868;9009"))
                .withMessageContaining("port 9009 contradicts port 3868");
    }

    @Test
    @Requirement("S39")
    void theNameOfAPeerMayEndInItsRealmOrNot() {
        lab.start(Node.named("node1", "example.net")
                .transport(lab.network.host("node1"))
                .listen(new Listen("memory", Endpoint.of("node1", 3868)))
                .admit(PeerAdmission.everybody())
                .serveInline(CreditControlRequest.TYPE, Lab::success));
        lab.start(lab.server("node2"));
        Node pcef = lab.start(lab.node("pcef")
                .peer(
                        "aaa://node1",
                        p -> p.transport("memory").addresses("node1").persistent())
                .peer("aaa://node2.example.net", Lab::persistent));

        lab.until(() -> pcef.peers().stream().allMatch(Peer::isReady));

        assertThat(pcef.peers()).extracting(Peer::host).containsExactlyInAnyOrder("node1", "node2.example.net");
        assertThat(pcef.peers()).extracting(peer -> peer.realm().orElseThrow()).containsOnly("example.net");
    }

    private static Message accounting(int number, long application) {
        Message request = AccountingRequest.builder()
                .sessionId("pcef.example.net;1;" + number)
                .originHost("pcef.example.net")
                .originRealm("example.net")
                .destinationRealm("example.net")
                .accountingRecordType(AccountingRecordType.EVENT_RECORD)
                .accountingRecordNumber(number)
                .build()
                .message();
        var builder = Message.builder(request.commandCode(), application)
                .request()
                .proxiable()
                .hopByHopId(number)
                .endToEndId(number);
        request.avps().forEach(builder::avp);
        return builder.build();
    }

    /** What a handler must not give. */
    @SuppressWarnings("NullAway") // the test shows what becomes of it
    private static AccountingAnswer noAnswer() {
        return null;
    }

    private List<String> told() {
        return messages.stream()
                .filter(message -> message.commandCode() != CommandCode.CREDIT_CONTROL)
                .map(message -> message.commandCode()
                        + (message.isRequest()
                                ? " request"
                                : " answer " + message.resultCode().orElseThrow()))
                .toList();
    }
}
