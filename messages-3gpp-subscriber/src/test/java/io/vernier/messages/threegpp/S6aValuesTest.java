package io.vernier.messages.threegpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vernier.codec.AvpFormats;
import io.vernier.codec.DecodeException;
import io.vernier.codec.Message;
import io.vernier.codec.encoding.E164Number;
import io.vernier.codec.encoding.PlmnId;
import io.vernier.messages.base.AuthSessionState;
import io.vernier.messages.threegpp.s6a.FeatureList1;
import io.vernier.messages.threegpp.s6a.FeatureList2;
import io.vernier.messages.threegpp.s6a.S6a;
import io.vernier.messages.threegpp.s6a.UpdateLocationRequest;
import io.vernier.messages.threegpp.ts29272.OperatorDeterminedBarring;
import io.vernier.messages.threegpp.ts29272.SubscriptionData;
import io.vernier.messages.threegpp.ts29272.UlrFlags;
import org.junit.jupiter.api.Test;

/** Numbers, networks and flags on S6a have classes of their own. */
class S6aValuesTest {
    private static final PlmnId VISITED = PlmnId.parse("262-01");

    private static UpdateLocationRequest.Builder request() {
        return UpdateLocationRequest.builder()
                .sessionId("mme.example.net;1;2")
                .originHost("mme.example.net")
                .originRealm("example.net")
                .destinationRealm("home.example.net")
                .userName("262010000000001")
                .authSessionState(AuthSessionState.NO_STATE_MAINTAINED)
                .ratType(RatType.EUTRAN)
                .ulrFlags(UlrFlags.of(UlrFlags.S6A_S6D_INDICATOR, UlrFlags.INITIAL_ATTACH_INDICATOR));
    }

    private static UpdateLocationRequest sent(UpdateLocationRequest request) {
        return UpdateLocationRequest.of(Message.decode(request.message().toBytes()));
    }

    @Test
    void flagsAreAskedByName() {
        var flags = sent(request().visitedPlmnId(VISITED).build()).ulrFlags();

        assertThat(flags).hasToString("0x22 (S6a-S6d-Indicator, Initial-Attach-Indicator)");
        assertThat(flags.initialAttachIndicator()).isTrue();
        assertThat(flags.skipSubscriberData()).isFalse();
        assertThat(flags.with(UlrFlags.SKIP_SUBSCRIBER_DATA).value()).isEqualTo(0x26);
        assertThat(flags.without(UlrFlags.S6A_S6D_INDICATOR)).isEqualTo(UlrFlags.INITIAL_ATTACH_INDICATOR);
    }

    @Test
    void aNetworkThatIsNoneIsReadAsItsOctetsOnly() {
        var good = sent(request().visitedPlmnId(VISITED).build());
        var bad = sent(request().visitedPlmnId(new byte[] {0x6f, 0, 0}).build());

        assertThat(good.visitedPlmnId()).isEqualTo(VISITED);
        assertThat(bad.message().fault()).isEmpty();
        assertThat(bad.visitedPlmnIdOctets()).containsExactly(0x6f, 0, 0);
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(bad::visitedPlmnId)
                .withMessageContaining("half octet 1 of the PLMN id is f (expected: a decimal digit)");
    }

    @Test
    void theSubscribersNumbersAndBarringsAreTyped() {
        var data = SubscriptionData.of(d -> d.msisdn(E164Number.parse("+491701234567"))
                .stnSr(new byte[] {0x21, 0x43})
                .operatorDeterminedBarring(OperatorDeterminedBarring.of(1L << 20 | 1)));

        assertThat(data.msisdn()).contains(E164Number.parse("491701234567"));
        assertThat(data.stnSr()).contains(E164Number.parse("1234"));
        assertThat(data.operatorDeterminedBarring().orElseThrow())
                .hasToString("0x100001 (All-Packet-Oriented-Services-Barred, bit 20)");
        var key = ThreeGppAvps.MSISDN;
        assertThat(data.avps().first(key.as(AvpFormats.OCTET_STRING)).orElseThrow())
                .containsExactly(0x94, 0x71, 0x10, 0x32, 0x54, 0x76);
    }

    @Test
    void featuresAreNamedByTheirList() {
        assertThat(FeatureList1.of(0x0800_0400L)).hasToString("0x8000400 (Trace, T-ADS-Data-Retrieval)");
        assertThat(FeatureList2.NR_AS_SECONDARY_RAT.value()).isEqualTo(1L << 27);
        assertThat(S6a.dictionary().avp("Feature-List").orElseThrow().bitNames())
                .hasSize(2)
                .allMatch(bits -> bits.condition().isPresent());
    }
}
