package io.vernier.codec.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValuesTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                text(Tbcd::parse, "0123*#abc", "x"),
                text(E164Number::parse, "491701234567", "1234567890123456"),
                text(E164Number::parse, "000000000000000", ""),
                text(IsdnAddress::parse, "+491701234567", "491701234567"),
                text(IsdnAddress::parse, "network-specific/9/0*1", "national/16/1"),
                text(PlmnId::parse, "262-01", "262-1"),
                text(PlmnId::parse, "262-001", "2620111"),
                text(Imsi::parse, "262011234567890", "26201"),
                text(Imei::parse, "3520990017614823", "3520990017614"),
                text(ChargingCharacteristics::parse, "0800", "08000"),
                text(MsTimeZone::parse, "UTC-03:30", "UTC-03:20"),
                text(MsTimeZone::parse, "UTC+12:45 DST+1", "UTC+20:00"),
                text(IpPrefix::parse, "2001:db8:1::/64", "192.0.2.0/24"),
                text(IpPrefix::parse, "::/0", "2001:db8::1/64"));
    }

    private static Arguments text(Function<String, Object> parse, String good, String bad) {
        return Arguments.of(parse, good, bad);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("texts")
    void textIsReadAndWritten(Function<String, Object> parse, String good, String bad) {
        assertThat(parse.apply(good)).hasToString(good).isEqualTo(parse.apply(good));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse.apply(bad))
                .withMessageContaining("expected: ")
                .satisfies(e -> assertThat(e.getStackTrace()).isNotEmpty());
    }

    @Test
    void aNumberMayHaveAPlusSign() {
        assertThat(E164Number.parse("+491701234567").international()).isEqualTo("+491701234567");
        assertThat(IsdnAddress.of(E164Number.parse("491701234567"))).isEqualTo(IsdnAddress.parse("+491701234567"));
    }

    @Test
    void anImsiTellsItsNetworkToOneWhoKnowsHowLongItIs() {
        var imsi = Imsi.parse("310410123456789");

        assertThat(imsi.homeNetwork(3)).isEqualTo(PlmnId.parse("310-410"));
        assertThat(imsi.homeNetwork(2)).isEqualTo(PlmnId.parse("310-41"));
        assertThat(Imsi.decode(imsi.toBytes(), 0, 8)).isEqualTo(imsi);
    }

    /** The check digit of TS 23.003 annex B, by its own example of 35 209900 176148. */
    @Test
    void anImeiHasItsParts() {
        var imei = Imei.parse("3520990017614823");

        assertThat(imei.typeAllocationCode()).isEqualTo("35209900");
        assertThat(imei.serialNumber()).isEqualTo("176148");
        assertThat(imei.softwareVersion()).contains("23");
        assertThat(imei.checkDigit()).isEqualTo(1);
        assertThat(Imei.parse("35209900176148").softwareVersion()).isEmpty();
    }

    @Test
    void chargingCharacteristicsHaveAProfileAndTwelveBits() {
        var characteristics = ChargingCharacteristics.parse("1501");

        assertThat(characteristics.profile()).isEqualTo(5);
        assertThat(characteristics.isPrepaid()).isTrue();
        assertThat(characteristics.isHotBilling()).isTrue();
        assertThat(characteristics.isNormal()).isFalse();
        assertThat(characteristics.isFlatRate()).isFalse();
        assertThat(characteristics.behaviour(1)).isTrue();
        assertThat(characteristics.behaviour(2)).isFalse();
        assertThat(characteristics.behaviour(5)).isTrue();
        assertThat(characteristics.behaviour(6)).isFalse();
        assertThat(new ChargingCharacteristics(0x8080).behaviour(4)).isTrue();
        assertThat(new ChargingCharacteristics(0x8080).behaviour(12)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> characteristics.behaviour(13));
    }

    @Test
    void aTimeZoneIsADistanceFromUtc() {
        var berlin = MsTimeZone.of(ZoneOffset.ofHours(2), 1);

        assertThat(berlin).isEqualTo(new MsTimeZone(8, 1));
        assertThat(berlin.utcOffset()).isEqualTo(Duration.ofHours(2));
        assertThat(MsTimeZone.parse("UTC-03:30").zoneOffset()).isEqualTo(ZoneOffset.ofHoursMinutes(-3, -30));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MsTimeZone.of(ZoneOffset.ofTotalSeconds(61), 0))
                .withMessageContaining("whole quarters of an hour");
    }

    @Test
    void aLocationIsMadeOfIdentitiesAndFoundByThem() {
        var plmn = PlmnId.parse("262-01");
        var cell = new Ecgi(plmn, 0x1a2b3c4);
        var location = UserLocationInfo.of(new Tai(plmn, 7), cell);

        assertThat(location.type()).isEqualTo(130);
        assertThat(location.find(Ecgi.class)).contains(cell);
        assertThat(location.find(Cgi.class)).isEmpty();
        assertThat(location.plmn()).contains(plmn);
        assertThat(cell.macroENodeB()).isEqualTo(0x1a2b3);
        assertThat(UserLocationInfo.of(new ENodeBId(plmn, 18, 3)).type()).isEqualTo(133);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserLocationInfo.of(new Lai(plmn, 7)))
                .withMessageContaining("expected: one of CGI");
        assertThatIllegalArgumentException().isThrownBy(() -> UserLocationInfo.of(cell, new Tai(plmn, 7)));
    }

    @Test
    void aLocationOfAnUnknownKindKeepsItsOctets() {
        var location = UserLocationInfo.of(200, new byte[] {1, 2});

        assertThat(location.unknownOctets()).containsExactly(1, 2);
        assertThat(location.identities()).isEmpty();
        assertThat(location.toBytes()).containsExactly(200, 1, 2);
        assertThat(location)
                .isEqualTo(UserLocationInfo.of(200, new byte[] {1, 2}))
                .hasSameHashCodeAs(location);
        assertThatIllegalArgumentException().isThrownBy(() -> UserLocationInfo.of(0, new byte[] {1, 2}));
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        var plmn = PlmnId.parse("262-01");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ecgi(plmn, 1 << 28))
                .withMessage("ECI 268435456 (expected: 0 to 268435455)");
        assertThatIllegalArgumentException().isThrownBy(() -> new Ncgi(plmn, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ENodeBId(plmn, 19, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RadioAccess(256));
        assertThatIllegalArgumentException().isThrownBy(() -> new MsTimeZone(80, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChargingCharacteristics(0x10000));
        assertThatIllegalArgumentException().isThrownBy(() -> new IsdnAddress(IsdnAddress.Nature.NATIONAL, 16, "1"));
    }
}
