package io.vernier.protocol.pending;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.requirements.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailoverTest {
    private static final Message CCR = Message.builder(272, 4)
            .request()
            .proxiable()
            .hopByHopId(5)
            .endToEndId(6)
            .avp(BaseAvps.SESSION_ID, "s;1;1")
            .build();

    @Test
    @Requirement({"R5.5-3", "R3-5"})
    void sendsAPendingRequestToAnotherPeerWithTheTBit() {
        Message again = Failover.retransmission(CCR);

        assertThat(CCR.isRetransmitted()).isFalse();
        assertThat(Failover.whyNot(CCR, "ocs1.example.net", 1)).isEmpty();
        assertThat(again.flags()).isEqualTo(CommandFlags.REQUEST | CommandFlags.PROXIABLE | CommandFlags.RETRANSMITTED);
        assertThat(again.endToEndId()).isEqualTo(6);
        assertThat(again.avps()).isEqualTo(CCR.avps());
        assertThat(Failover.retransmission(again)).isSameAs(again);
    }

    @ParameterizedTest
    @ValueSource(ints = {257, 280, 282, 328})
    @Requirement("R5.3.1-1")
    void neverSendsMessagesOfOneConnectionToAnotherPeer(int command) {
        Message request = Message.builder(command, 0).request().build();

        assertThat(Failover.whyNot(request, "ocs1.example.net", 1).map(Explanation::code))
                .contains("VN-2506");
    }

    @Test
    @Requirement("R5.5-5")
    void doesNotSendARequestForTheLostPeerToAnother() {
        Message fixed = CCR.toBuilder()
                .avp(BaseAvps.DESTINATION_HOST, "OCS1.example.net")
                .build();

        assertThat(Failover.whyNot(fixed, "ocs1.example.net", 1).map(Explanation::code))
                .contains("VN-2505");
        assertThat(Failover.whyNot(fixed, "dra.example.net", 1)).isEmpty();
    }

    @Test
    void doesNotSendAfterTheTimeForTheCallIsOver() {
        assertThat(Failover.whyNot(CCR, "ocs1.example.net", 0).map(Explanation::code))
                .contains("VN-2504");
        assertThat(Failover.whyNot(CCR, "ocs1.example.net", -1).map(Explanation::code))
                .contains("VN-2504");
    }

    @ParameterizedTest
    @CsvSource({
        "3002, true",
        "3003, true",
        "3004, true",
        "3005, true",
        "3001, false",
        "3006, false",
        "3007, false",
        "4001, false",
        "4012, false",
        "5001, false",
        "5012, false",
        "2001, false"
    })
    void triesAnotherPeerOnlyAfterAnAnswerThatSaysItMayHelp(int resultCode, boolean elsewhere) {
        assertThat(Failover.mayTryElsewhereAfter(resultCode)).isEqualTo(elsewhere);
    }
}
