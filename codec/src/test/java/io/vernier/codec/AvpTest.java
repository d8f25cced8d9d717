package io.vernier.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vernier.requirements.Requirement;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6733 section 4, where it speaks of AVPs and not of their values. */
class AvpTest {
    private static final int VENDOR = 10415;

    @Requirement({"R4-1", "R4-2", "R4-10"})
    @ParameterizedTest(name = "{0} octets of vendor {1}")
    @CsvSource({
        "0, 0,     00000457 00000008",
        "1, 0,     00000457 00000009 ff000000",
        "2, 0,     00000457 0000000a ffff0000",
        "3, 0,     00000457 0000000b ffffff00",
        "4, 0,     00000457 0000000c ffffffff",
        "0, 10415, 00000457 8000000c 000028af",
        "5, 10415, 00000457 80000011 000028af ffffffff ff000000",
    })
    void theHeaderIsInNetworkOrderAndPaddingIsNotPartOfTheLength(int length, int vendor, String hex) {
        var out = new AvpWriter(16);
        byte[] data = HexFormat.of().parseHex("ff".repeat(length));
        out.octets(1111, vendor, 0, HexFormat.of().parseHex("ee".repeat(40))); // what the buffer held before
        out.rewind(0);

        out.octets(1111, vendor, 0, data);

        assertThat(HexFormat.of().formatHex(out.toBytes())).isEqualTo(hex.replace(" ", ""));
        assertThat(out.toList().get(0).data()).isEqualTo(data);
    }

    @Requirement("R4-10")
    @Test
    void vendorZeroIsNeverSent() {
        var asked = Avp.of(1, 0, AvpFlags.VENDOR | AvpFlags.MANDATORY, new byte[4]);
        var key = new AvpKey<>("Test", 1, 0, AvpFlags.VENDOR, AvpFormats.UNSIGNED32);

        assertThat(asked.isVendorSpecific()).isFalse();
        assertThat(asked.isMandatory()).isTrue();
        assertThat(asked.length()).isEqualTo(12);
        assertThat(Avp.of(key, 1L).isVendorSpecific()).isFalse();
    }

    @Test
    void vendorZeroThatIsReceivedMeansNoVendorAndIsForwardedAsItCame() {
        byte[] octets = HexFormat.of().parseHex("00000107c000000d0000000061000000");
        var list = AvpList.decode(octets);

        assertThat(list.fault()).isEmpty();
        assertThat(list.require(BaseAvps.SESSION_ID)).isEqualTo("a");
        var out = new AvpWriter(16);
        out.copyAll(list);
        assertThat(out.toBytes()).isEqualTo(octets);
    }

    @Test
    void theOctetsOfAGroupCanBeReadInPlace() {
        var out = new AvpWriter(64);
        int group = out.beginGroup(1, VENDOR, 0);
        out.utf8(2, 0, 0, "z\u00e4");
        out.end(group);
        var list = out.toList();
        int member = list.dataOffset(0);

        assertThat(list.int32At(member)).isEqualTo(2);
        assertThat(list.octetAt(member + 9)).isEqualTo(0xc3);
        assertThat(list.isUtf8At(member + 8, 3)).isTrue();
        assertThat(list.isUtf8At(member + 8, 2)).isFalse();
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> list.octetAt(24));
    }

    @Requirement("R4-3")
    @Test
    void anAvpIsFoundByCodeAndVendorAndNeverByTheCodeAlone() {
        var ofVendor = new AvpKey<>("Test", 268, VENDOR, 0, AvpFormats.UNSIGNED32);
        var out = new AvpWriter(16);
        out.unsigned32(268, VENDOR, 0, 1);
        out.unsigned32(268, 9, 0, 2);
        var list = out.toList();

        assertThat(list.first(BaseAvps.RESULT_CODE)).isEmpty();
        assertThat(list.first(ofVendor)).contains(1L);
        assertThat(list.indexOf(268, 9)).isEqualTo(1);
        assertThat(list.indexOf(268, 0)).isEqualTo(-1);
        assertThat(list.get(0).is(BaseAvps.RESULT_CODE)).isFalse();
        assertThat(list.contains(BaseAvps.RESULT_CODE)).isFalse();
        assertThat(list.count(268, VENDOR)).isEqualTo(1);
    }

    @Requirement("R4-3")
    @Test
    void codesAndVendorsAreUnsigned() {
        var avp = Avp.of(-1, 0xffff_fffe, 0, new byte[0]);

        assertThat(avp.code()).isEqualTo(-1);
        assertThat(avp.vendorId()).isEqualTo(-2);
        assertThat(avp).hasToString("4294967295:4294967294[V]=");
    }

    @Requirement("R4-4")
    @Test
    void reservedBitsAreIgnoredWhenReceivedAndZeroWhenSent() {
        var received = AvpList.decode(HexFormat.of().parseHex("000001075f00000961000000"));

        assertThat(received.fault()).isEmpty();
        assertThat(received.require(BaseAvps.SESSION_ID)).isEqualTo("a");
        assertThat(received.get(0).isMandatory()).isTrue();
        assertThat(Avp.of(BaseAvps.SESSION_ID, "a").flags()).isEqualTo(AvpFlags.MANDATORY);
        assertThat(Avp.of(new AvpKey<>("Test", 1, VENDOR, 0, AvpFormats.UTF8_STRING), "a")
                        .flags())
                .isEqualTo(AvpFlags.VENDOR);
    }

    @Requirement("R4-8")
    @Test
    void avpsThatNobodyKnowsKeepTheirOctetsAndTheirPlace() {
        var message = Message.builder(272, 4)
                .avp(BaseAvps.SESSION_ID, "a")
                .avp(Avp.of(77777, VENDOR, AvpFlags.MANDATORY, new byte[] {1, 2, 3}))
                .avp(BaseAvps.ORIGIN_HOST, "h")
                .avp(Avp.of(77777, VENDOR, 0, new byte[0]))
                .build();

        var copy = message.toBuilder().build();

        assertThat(copy).isEqualTo(message);
        assertThat(copy.avps()).extracting(Avp::code).containsExactly(263, 77777, 264, 77777);
        assertThat(copy.avps().get(1).data()).containsExactly(1, 2, 3);
    }

    @Requirement("R4-19")
    @Test
    void anEnumeratedValueThatNobodyNamedIsANumber() {
        assertThat(Avp.of(273, 0, 0, new byte[] {-1, -1, -1, -2}).as(AvpFormats.ENUMERATED))
                .isEqualTo(-2);
    }

    @Requirement("R4-12")
    @Test
    void theLengthOfAGroupCountsHeadersAndPaddingOfItsMembers() {
        for (int vendor : new int[] {0, VENDOR}) {
            var out = new AvpWriter(16);
            int group = out.beginGroup(456, vendor, 0);
            out.octets(1, 0, 0, new byte[1]);
            out.octets(2, VENDOR, 0, new byte[6]);
            out.end(group);

            assertThat(out.toList().length(0)).isEqualTo((vendor == 0 ? 8 : 12) + 12 + 20);
        }
    }

    @Requirement({"R4-9", "R4-12"})
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "00000001 00000009 61,                         1 octets",
        "00000001 00000009 6100,                       padding cut short",
        "00000001 0000000c 61616161 00,                an octet behind the last member",
        "00000001 0000000c 61616161 00000002 0000000f, a member longer than the group",
    })
    void aGroupThatIsNoSequenceOfPaddedAvpsHasAFault(String hex, String why) {
        var group =
                Avp.of(456, 0, 0, HexFormat.of().parseHex(hex.replace(" ", ""))).group();

        assertThat(group.size()).as(why).isEqualTo(1);
        assertThat(group.fault()).hasValueSatisfying(fault -> {
            assertThat(fault.resultCode()).isEqualTo(ResultCode.INVALID_AVP_LENGTH);
            assertThat(fault.failedAvps()).hasSize(1);
        });
    }

    @Requirement("R4-21")
    @Test
    void aGroupInAGroupIsReadToTheBottomWithoutRecursion() {
        int depth = 100_000;
        var out = new AvpWriter(8 * depth);
        for (int i = 0; i < depth; i++) {
            out.beginGroup(i, 0, 0);
        }
        for (int i = depth - 1; i >= 0; i--) {
            out.end(8 * i);
        }
        var message = Message.builder(1, 1).avps(out.toList()).build();

        var level = Message.decode(message.toBytes()).avps();
        for (int i = 0; i < depth; i++) {
            assertThat(level.code(0)).isEqualTo(i);
            level = level.group(0);
        }

        assertThat(level.isEmpty()).isTrue();
        assertThat(message.hashCode())
                .isEqualTo(Message.decode(message.toBytes()).hashCode());
        assertThat(message.toString()).isNotEmpty();
    }

    @Test
    void anAvpCannotOutgrowItsLengthField() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Avp.of(7, 0, 0, new byte[0x100_0000 - 8]))
                .withMessage("AVP 7 is 16777216 octets long (expected: at most 16777215)");
        assertThatIllegalArgumentException().isThrownBy(() -> Avp.of(7, 1, 0, new byte[0x100_0000 - 12]));
        assertThat(Avp.of(7, 1, 0, new byte[0xff_ffff - 12]).length()).isEqualTo(0xff_ffff);
    }

    @Test
    void aGroupThatOutgrewItsLengthFieldIsNotWritten() {
        var builder = Message.builder(1, 1).avp(BaseAvps.SESSION_ID, "a");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.group(BaseAvps.FAILED_AVP, group -> {
                    group.octets(1, 0, 0, new byte[0x80_0000]);
                    group.octets(2, 0, 0, new byte[0x80_0000]);
                }));

        assertThat(builder.build().avps()).extracting(Avp::code).containsExactly(263);
    }

    @Test
    void aGroupThatWasNotEndedIsNoMessage() {
        var builder = Message.builder(1, 1);
        builder.writer().beginGroup(279, 0, 0);

        assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining("was every group ended?");
    }

    @Test
    void whatIsGivenOutIsACopy() {
        var avp = Avp.of(1, 0, 0, new byte[] {1});
        var message = Message.builder(1, 1).avp(avp).build();

        avp.data()[0] = 9;
        message.toBytes()[28] = 9;
        message.avps().toBytes()[8] = 9;
        message.avps().octets(0)[0] = 9;

        assertThat(avp.data()).containsExactly(1);
        assertThat(message.avps().get(0)).isEqualTo(avp);
    }

    @Test
    void aPositionThatIsNotThereIsRefused() {
        var list = AvpList.decode(HexFormat.of().parseHex("0000000100000008"));

        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> list.get(1))
                .withMessage("AVP 1 (expected: 0..0)");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> list.code(-1));
        assertThat(list.indexOf(1, 0, 1)).isEqualTo(-1);
    }

    @Test
    void aMissingAvpIsNamed() {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> AvpList.empty().require(BaseAvps.ORIGIN_HOST))
                .withMessageContaining("no Origin-Host (264)")
                .satisfies(e -> assertThat(e.fault().resultCode()).isEqualTo(ResultCode.MISSING_AVP));
    }
}
