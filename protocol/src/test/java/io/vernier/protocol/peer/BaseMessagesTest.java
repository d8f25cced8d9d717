package io.vernier.protocol.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Avp;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Message;
import io.vernier.protocol.Reason;
import io.vernier.requirements.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseMessagesTest {
    private static final Capabilities LOCAL = Capabilities.builder("a.example.net", "example.net", 0, "Vernier")
            .originStateId(99)
            .build();

    @Test
    @Requirement({"R2.5-2", "R6.1-1", "S218"})
    void makesTheWatchdogExchange() {
        Message dwr = BaseMessages.watchdogRequest(LOCAL, 5, 6);
        Message dwa = BaseMessages.watchdogAnswer(dwr, LOCAL);

        assertThat(dwr.commandCode()).isEqualTo(280);
        assertThat(dwr.applicationId()).isZero();
        assertThat(dwr.flags()).isEqualTo(CommandFlags.REQUEST);
        assertThat(codes(dwr)).containsExactly(264, 296, 278);
        assertThat(dwa.flags()).isZero();
        assertThat(dwa.hopByHopId()).isEqualTo(5);
        assertThat(dwa.endToEndId()).isEqualTo(6);
        assertThat(codes(dwa)).containsExactly(268, 264, 296, 278);
        assertThat(dwa.resultCode()).hasValue(2001);
    }

    @Test
    @Requirement({"R2.5-2", "R5.4.3-1"})
    void makesTheDisconnectExchange() {
        Message dpr = BaseMessages.disconnectRequest(LOCAL, DisconnectCause.BUSY, 7, 8);
        Message dpa = BaseMessages.disconnectAnswer(dpr, LOCAL);

        assertThat(dpr.commandCode()).isEqualTo(282);
        assertThat(dpr.applicationId()).isZero();
        assertThat(dpr.flags()).isEqualTo(CommandFlags.REQUEST);
        assertThat(codes(dpr)).containsExactly(264, 296, 273);
        assertThat(BaseMessages.disconnectCause(dpr)).contains(DisconnectCause.BUSY);
        assertThat(dpa.flags()).isZero();
        assertThat(dpa.hopByHopId()).isEqualTo(7);
        assertThat(codes(dpa)).containsExactly(268, 264, 296);
    }

    @Test
    @Requirement("R5.4-1")
    void tellsAPeerThatDisconnectsOfRequestsInFlight() {
        Message dpr = BaseMessages.disconnectRequest(LOCAL, DisconnectCause.REBOOTING, 7, 8);

        Message dpa = BaseMessages.disconnectAnswer(dpr, LOCAL, 3);

        assertThat(dpa.resultCode()).hasValue(5012);
        assertThat(codes(dpa)).containsExactly(268, 264, 296, 281);
        assertThat(dpa.require(BaseAvps.ERROR_MESSAGE))
                .isEqualTo("3 requests to the peer that disconnects still wait for their answers.");
        assertThat(BaseMessages.disconnectAnswer(dpr, LOCAL, 0).resultCode()).hasValue(2001);
    }

    @ParameterizedTest
    @CsvSource({"0, REBOOTING", "1, BUSY", "2, DO_NOT_WANT_TO_TALK_TO_YOU", "3,", "-1,"})
    void knowsTheCausesOfTheRfc(int value, String name) {
        assertThat(DisconnectCause.of(value).map(DisconnectCause::name)).isEqualTo(Optional.ofNullable(name));
    }

    @Test
    void takesAMissingOrBrokenCauseForUnknown() {
        Message without = Message.builder(282, 0).request().build();
        Message broken = Message.builder(282, 0)
                .request()
                .avp(Avp.of(273, 0, 0x40, new byte[3]))
                .build();

        assertThat(BaseMessages.disconnectCause(without)).isEmpty();
        assertThat(BaseMessages.disconnectCause(broken)).isEmpty();
        assertThat(BaseMessages.whyDisconnected("b.example.net", Optional.empty())
                        .cause())
                .isEqualTo("b.example.net disconnected with cause unknown.");
    }

    @Test
    @Requirement({"R7.2-2", "R7-1"})
    void reportsProtocolErrorsInTheGrammarOfSection72() {
        Message request = Message.builder(272, 4)
                .request()
                .proxiable()
                .hopByHopId(1)
                .endToEndId(2)
                .avp(BaseAvps.SESSION_ID, "s;1;2")
                .group(BaseAvps.PROXY_INFO, info -> info.avp(BaseAvps.PROXY_HOST, "p.example.net"))
                .build();
        var why = Reason.REALM_NOT_SERVED.explain("elsewhere.net");

        Message answer = BaseMessages.protocolError(request, LOCAL, 3003, why, List.of());

        assertThat(codes(answer)).containsExactly(263, 264, 296, 268, 278, 281, 284);
        assertThat(answer.flags()).isEqualTo(CommandFlags.ERROR | CommandFlags.PROXIABLE);
        assertThat(answer.commandCode()).isEqualTo(272);
        assertThat(answer.require(BaseAvps.ERROR_MESSAGE))
                .isEqualTo("Realm elsewhere.net is not served here, and no route leads to it.");
    }

    private static List<Integer> codes(Message message) {
        var codes = new ArrayList<Integer>();
        message.avps().forEach(avp -> codes.add(avp.code()));
        return codes;
    }
}
