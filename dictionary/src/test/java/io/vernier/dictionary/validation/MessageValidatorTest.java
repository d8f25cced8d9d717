package io.vernier.dictionary.validation;

import static io.vernier.dictionary.validation.Ccr.M;
import static io.vernier.dictionary.validation.Ccr.THREE_GPP;
import static io.vernier.dictionary.validation.Ccr.avp;
import static io.vernier.dictionary.validation.Ccr.group;
import static io.vernier.dictionary.validation.Ccr.number;
import static io.vernier.dictionary.validation.Ccr.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.codec.Avp;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.dictionary.DictionarySet;
import io.vernier.dictionary.TestDictionaries;
import io.vernier.dictionary.dia.Dictionaries;
import io.vernier.dictionary.validation.ValidationOptions.EnumValues;
import io.vernier.dictionary.validation.ValidationOptions.MandatoryAvps;
import io.vernier.requirements.Requirement;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fault that a message can have against its dictionary; long because these are many, and read side by side. */
class MessageValidatorTest {
    private static final MessageValidator VALIDATOR =
            MessageValidator.of(TestDictionaries.set("rfc6733", "rfc6733_accounting", "ts32299_gy", "rfc7683"));
    private static final MessageValidator RFC_8506 = MessageValidator.of(TestDictionaries.set("rfc6733", "rfc8506"));
    private static final MessageValidator STRICT = RFC_8506.withOptions(ValidationOptions.STRICT);
    private static final int REQUEST = CommandFlags.REQUEST;
    private static final int UNKNOWN = 9999;

    @Test
    void aSoundMessageHasNoFaults() {
        assertThat(VALIDATOR.validate(Ccr.gy().message())).isEmpty();
        assertThat(RFC_8506.validate(Ccr.minimal().message())).isEmpty();
        assertThat(STRICT.validate(Ccr.minimal().message())).isEmpty();
    }

    @Test
    void aSoundMessageCostsNoAllocation() {
        var message = Ccr.gy().message();
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        int sound = 0;
        for (int i = 0; i < 2_000; i++) {
            sound += VALIDATOR.validate(message).size();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            sound += VALIDATOR.validate(message).size();
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
        assertThat(sound).isZero();
    }

    @ParameterizedTest(name = "application {0}, code {1}, flags {2} -> {3}")
    @CsvSource({
        "42, 272, 0xc0, 3007 at 8",
        "4,   42, 0xc0, 3001 at 5",
        "4,  257, 0xc0, 3001 at 5",
        "4,   42, 0x40, 3001 at 5",
    })
    void anUnknownApplicationOrCommandIsTheOnlyFault(long application, int code, String flags, String expected) {
        var message = Ccr.of(application, code, Integer.decode(flags), number(UNKNOWN, 1))
                .message();

        assertThat(summary(RFC_8506.validate(message))).containsExactly(expected);
    }

    @Requirement("R3-3")
    @Test
    void aRequestWithTheErrorBitHasInvalidHeaderBits() {
        var ccr = Ccr.minimal().remove(415);
        ccr.flags |= CommandFlags.ERROR;

        assertThat(summary(RFC_8506.validate(ccr.message())))
                .containsExactly("3008 at 4", "5005 at " + ccr.message().length() + " 415[M]=00000000");
    }

    @Requirement("R3-8")
    @Test
    void anAnswerWithTheRetransmissionBitHasInvalidHeaderBits() {
        var dwa = Ccr.of(0, 280, CommandFlags.RETRANSMITTED, number(268, 2001), text(264, "h"), text(296, "r"));

        assertThat(summary(VALIDATOR.validate(dwa.message()))).containsExactly("3008 at 4");
    }

    @Test
    void whetherTheProxiableBitMustBeThatOfTheCommandIsAChoice() {
        var ccr = Ccr.minimal();
        ccr.flags = REQUEST;

        assertThat(RFC_8506.validate(ccr.message())).isEmpty();
        assertThat(summary(STRICT.validate(ccr.message()))).containsExactly("3008 at 4");
    }

    @Requirement("R3-9")
    @Test
    void reservedBitsOfTheHeaderAreIgnoredUnlessStrict() {
        var ccr = Ccr.minimal();
        ccr.flags |= 2;

        assertThat(RFC_8506.validate(ccr.message())).isEmpty();
        assertThat(summary(STRICT.validate(ccr.message()))).containsExactly("5013 at 4");
    }

    @Requirement("R3-1")
    @Test
    void anotherVersionHidesEverythingElse() {
        byte[] bytes = Ccr.minimal().remove(415).message().toBytes();
        bytes[0] = 2;

        assertThat(summary(RFC_8506.validate(Message.decode(bytes)))).containsExactly("5011 at 0");
    }

    @Test
    void aWrongMessageLengthComesFirstAndTheAvpsAfterIt() {
        byte[] bytes = Ccr.minimal().remove(415).message().toBytes();
        bytes[3] = (byte) (bytes[3] - 12);

        assertThat(summary(RFC_8506.validate(Message.decode(bytes))))
                .containsExactly(
                        "5015 at 1",
                        "5005 at " + (bytes.length - 12) + " 416[M]=00000000",
                        "5005 at " + (bytes.length - 12) + " 415[M]=00000000");
    }

    @Requirement({"R3.2-2", "R7.5-2"})
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "263, 263[M]=",
        "264, 264[M]=00",
        "296, 296[M]=00",
        "258, 258[M]=00000000",
        "461, 461[M]=",
        "416, 416[M]=00000000",
        "415, 415[M]=00000000",
    })
    void aMissingAvpIsShownWithTheShortestValueOfZeros(int code, String failed) {
        var message = Ccr.minimal().remove(code).message();

        assertThat(summary(RFC_8506.validate(message))).containsExactly("5005 at " + message.length() + " " + failed);
    }

    @Requirement({"R3.2-2", "R7.5-1"})
    @Test
    void ofSurplusAvpsTheFirstOneIsShown() {
        var ccr = Ccr.minimal().add(number(258, 44), number(258, 45));

        assertThat(summary(RFC_8506.validate(ccr.message())))
                .containsExactly("5009 at " + ccr.offset(8) + " 258[M]=0000002c");
    }

    @Requirement("R3.2-2")
    @Test
    void aGroupWithoutWildcardAllowsNoOtherAvps() {
        var known = answer().add(group(297, 0, M, number(266, 10415), number(298, 5030), number(415, 1)));
        var unknown = answer().add(group(297, 0, M, number(266, 10415), number(298, 5030), avp(UNKNOWN, 0, 0)));
        int member = known.offset(7) + 32;

        assertThat(summary(VALIDATOR.validate(known.message())))
                .containsExactly("5008 at " + member + " 297[M]=0000019f4000000c00000001");
        assertThat(summary(VALIDATOR.validate(unknown.message())))
                .containsExactly("5008 at " + member + " 297[M]=0000270f00000008");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "1 1,         5005 at 44 2[]=00000000",
        "1 1 2 2 2,   ''",
        "1 1 2 2 2 2, 5009 at 80 2[]=00000000",
        "1 1 2 2 2 2 2 2, 5009 at 80 2[]=00000000",
        "1 1 2 2 2 3, 5008 at 80 3[]=00000000",
        "1 1 2 2 2 4, ''",
        "1 1 2 2 2 4 4, ''",
        "1 1 2 2 2 4 4 4 4, 5009 at 104 4[]=00000000",
        "1 2 2 2,     5005 at 68 1[]=00000000",
    })
    void everyQualifierIsCounted(String avps, String expected) {
        var validator = MessageValidator.of(DictionarySet.of(Dictionaries.parse("""
                @id 9
                @avp_types One 1 Unsigned32 - Two 2 Unsigned32 - Three 3 Unsigned32 - Four 4 Unsigned32 -
                   Result-Code 268 Unsigned32 -
                @messages
                  R ::= < Diameter Header: 300, REQ > 2* < One > 3*3 { Two } *0 [ Three ] 0*2 [ AVP ]
                  A ::= < Diameter Header: 300 > { Result-Code }
                """)));
        var message = Ccr.of(9, 300, REQUEST);
        for (var code : List.of(avps.split(" ", -1))) {
            message.add(avp(Integer.parseInt(code), 0, 0, new byte[4]));
        }

        assertThat(summary(validator.validate(message.message())))
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void aGroupThatNeedsSomeAvpMissesIt() {
        var wildcard = MessageValidator.of(DictionarySet.of(Dictionaries.parse("""
                @id 9
                @avp_types One 1 Grouped - Result-Code 268 Unsigned32 -
                @grouped One ::= < AVP Header: 1 > 1* { AVP }
                @messages R ::= < Diameter Header: 300, REQ > { One }
                          A ::= < Diameter Header: 300 > { Result-Code }
                """)));

        assertThat(summary(
                        wildcard.validate(Ccr.of(9, 300, REQUEST, avp(1, 0, 0)).message())))
                .containsExactly("5005 at 28");
        assertThat(wildcard.validate(
                        Ccr.of(9, 300, REQUEST, group(1, 0, 0, avp(2, 0, 0))).message()))
                .isEmpty();
    }

    @Test
    void countingCanBeSwitchedOffButForbiddenStaysForbidden() {
        var lenient = RFC_8506.withOptions(ValidationOptions.DEFAULT.withArities(false));
        var ccr = Ccr.minimal().remove(415).add(number(258, 4), number(258, 4));

        assertThat(lenient.validate(ccr.message())).isEmpty();
    }

    @Test
    void fixedAvpsStandAtTheirPlaceIfTheyMust() {
        var ccr = Ccr.minimal();
        ccr.avps.addLast(ccr.avps.removeFirst());

        assertThat(RFC_8506.validate(ccr.message())).isEmpty();
        assertThat(summary(STRICT.validate(ccr.message())))
                .containsExactly("5008 at " + ccr.offset(7) + " " + ccr.avps.getLast());
    }

    @Requirement({"R4-5", "R4-8"})
    @Test
    void anUnknownAvpIsRefusedIfItHasTheMandatoryBit() {
        var ccr = Ccr.minimal().add(avp(UNKNOWN, 0, 0, (byte) 1), avp(UNKNOWN, THREE_GPP, M, (byte) 2));

        assertThat(summary(RFC_8506.validate(ccr.message())))
                .containsExactly("5001 at " + ccr.offset(9) + " 9999:10415[VM]=02");
    }

    @Requirement("R4-5")
    @Test
    void insideOfAGroupWithoutMandatoryBitNothingMustBeUnderstood() {
        var member = number(UNKNOWN, 1);
        var inside = Ccr.minimal().add(group(284, 0, 0, text(280, "h"), text(33, "s"), member));
        var deeper = Ccr.minimal()
                .add(group(
                        284,
                        0,
                        0,
                        text(280, "h"),
                        text(33, "s"),
                        group(284, 0, M, text(280, "h"), text(33, "s"), member)));
        var mandatory = Ccr.minimal().add(group(284, 0, M, text(280, "h"), text(33, "s"), member));

        assertThat(RFC_8506.validate(inside.message())).isEmpty();
        assertThat(RFC_8506.validate(deeper.message())).isEmpty();
        assertThat(summary(RFC_8506.validate(mandatory.message())))
                .containsExactly("5001 at " + (mandatory.offset(8) + 32) + " 284[M]=0000270f4000000c00000001");
    }

    @Requirement("R4-21")
    @Test
    void anUnknownGroupWithoutMandatoryBitIsNotLookedInto() {
        var ccr = Ccr.minimal().add(group(UNKNOWN, 0, 0, number(UNKNOWN, 1), avp(263, 0, M, (byte) 0xff)));

        assertThat(RFC_8506.validate(ccr.message())).isEmpty();
    }

    @Test
    void whichMandatoryAvpsAWildcardAcceptsIsAChoice() {
        var inDictionary = Ccr.minimal().add(number(273, 1));
        var unknown = Ccr.minimal().add(number(UNKNOWN, 1));

        var refused = "5001 at " + inDictionary.offset(8);
        assertThat(summary(mandatory(MandatoryAvps.IN_DICTIONARY).validate(inDictionary.message())))
                .isEmpty();
        assertThat(summary(mandatory(MandatoryAvps.IN_GRAMMAR).validate(inDictionary.message())))
                .containsExactly(refused + " 273[M]=00000001");
        assertThat(summary(mandatory(MandatoryAvps.IGNORED).validate(inDictionary.message())))
                .isEmpty();
        assertThat(summary(mandatory(MandatoryAvps.IN_DICTIONARY).validate(unknown.message())))
                .containsExactly(refused + " 9999[M]=00000001");
        assertThat(summary(mandatory(MandatoryAvps.IN_GRAMMAR).validate(unknown.message())))
                .containsExactly(refused + " 9999[M]=00000001");
        assertThat(summary(mandatory(MandatoryAvps.IGNORED).validate(unknown.message())))
                .isEmpty();
    }

    @Test
    void avpsOfAnotherApplicationAreNotUnderstood() {
        var set = TestDictionaries.set("rfc6733", "rfc6737", "ts32299_gy");
        var aca = Ccr.of(10, 328, CommandFlags.REQUEST, text(264, "h"), text(296, "r"), number(416, 1));

        assertThat(summary(MessageValidator.of(set).validate(aca.message()))).contains("5001 at 44 416[M]=00000001");
    }

    @Requirement({"R4-9", "R4-11", "R7.5-3"})
    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource({
        "Unsigned32,       ab,                 00000000",
        "Unsigned32,       0000000000000001,   00000000",
        "Integer32,        '',                 00000000",
        "Float32,          000000,             00000000",
        "Time,             0000000000,         00000000",
        "Enumerated,       0000000000000000,   00000000",
        "Unsigned64,       00000000,           0000000000000000",
        "Integer64,        '',                 0000000000000000",
        "Float64,          000000000000000000, 0000000000000000",
        "DiameterIdentity, '',                 00",
        "DiameterURI,      '',                 00000000000000",
        "Address,          00,                 000000000000",
    })
    void aLengthThatTheTypeCannotHaveIsAnsweredWithZeros(String type, String hex, String zeros) {
        var message = typed(hex);

        assertThat(summary(of(type).validate(message))).containsExactly("5014 at 20 1[M]=" + zeros);
    }

    @Requirement({"R4-13", "R4-15", "R4-17"})
    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource({
        "UTF8String,  ff",
        "UTF8String,  61c3",
        "UTF8String,  eda080",
        "Address,     00017f0000",
        "Address,     00017f00000101",
        "Address,     00027f000001",
        "Address,     00020000000000000000000000000000000001",
        "DiameterURI, 6161613a2f2f",
        "DiameterURI, 687474703a2f2f61",
        "DiameterURI, 6161613a2f2f613b7472616e73706f72743d756470",
    })
    void aValueThatItsTypeDoesNotHaveIsInvalid(String type, String hex) {
        var message = typed(hex);

        assertThat(summary(of(type).validate(message))).containsExactly("5004 at 20 1[M]=" + hex);
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource({
        "OctetString, ''",
        "UTF8String, ''",
        "UTF8String, e282ac",
        "Address, 00017f000001",
        "Address, 000200000000000000000000000000000001",
        "Address, 00083439",
        "Address, 0003",
        "DiameterURI, 6161613a2f2f61",
        "DiameterIdentity, 61",
        "Time, ffffffff",
        "Integer32, 80000000",
        "Float64, 7ff8000000000000",
        "IPFilterRule, 61",
    })
    void aValueThatItsTypeHasIsAccepted(String type, String hex) {
        assertThat(of(type).validate(typed(hex))).isEmpty();
    }

    @Requirement("R4-5")
    @Test
    void aValueWithoutNameIsRefusedWhereItMustBeUnderstood() {
        var request = Ccr.minimal().remove(416).add(number(416, 99));
        var optional = Ccr.minimal()
                .add(avp(291, 0, 0, new byte[4]))
                .add(avp(274, 0, 0, (byte) 0, (byte) 0, (byte) 0, (byte) 99));

        assertThat(summary(RFC_8506.validate(request.message())))
                .containsExactly("5004 at " + request.offset(7) + " 416[M]=00000063");
        assertThat(RFC_8506.validate(optional.message())).isEmpty();
        assertThat(enums(EnumValues.ANY).validate(request.message())).isEmpty();
        assertThat(summary(enums(EnumValues.NAMED).validate(optional.message())))
                .containsExactly("5004 at " + optional.offset(9) + " 274[]=00000063");
    }

    @Test
    void largeAndNegativeValuesMayHaveNames() {
        var validator = MessageValidator.of(DictionarySet.of(Dictionaries.parse("""
                @id 9
                @avp_types One 1 Enumerated M Result-Code 268 Unsigned32 -
                @enum One ZERO 0 LAST_BIT 63 NEXT 64 LARGE 1004 NEGATIVE 0xffffffff
                @messages R ::= < Diameter Header: 300, REQ > { One }
                          A ::= < Diameter Header: 300 > { Result-Code }
                """)));

        for (int value : new int[] {0, 63, 64, 1004, -1}) {
            assertThat(validator.validate(
                            Ccr.of(9, 300, REQUEST, number(1, value)).message()))
                    .isEmpty();
        }
        for (int value : new int[] {1, 62, 65, 1003, -2, 128}) {
            assertThat(validator.validate(
                            Ccr.of(9, 300, REQUEST, number(1, value)).message()))
                    .hasSize(1);
        }
    }

    @Requirement({"R3-11", "R6.8-1"})
    @Test
    void anApplicationIdOtherThanTheHeadersIsRefusedIfStrict() {
        var ccr = Ccr.minimal().remove(258).add(number(258, 5));
        var cer = Ccr.of(
                0,
                257,
                REQUEST,
                text(264, "h"),
                text(296, "r"),
                avp(257, 0, M, new byte[] {0, 1, 127, 0, 0, 1}),
                number(266, 0),
                avp(269, 0, 0, (byte) 'v'),
                number(258, 5));

        assertThat(RFC_8506.validate(ccr.message())).isEmpty();
        assertThat(summary(STRICT.validate(ccr.message())))
                .containsExactly("5004 at " + ccr.offset(7) + " 258[M]=00000005");
        assertThat(STRICT.validate(cer.message())).isEmpty();
    }

    @Requirement("R7.5-4")
    @Test
    void aFaultInAGroupIsShownInsideOfTheGroupsAroundIt() {
        var ccr = Ccr.minimal()
                .add(group(456, 0, M, number(432, 10), group(437, 0, M, number(420, 1), avp(421, 0, M, (byte) 1))));
        int inner = ccr.offset(8) + 8 + 12 + 8 + 12;

        assertThat(summary(VALIDATOR.validate(ccr.message())))
                .containsExactly("5014 at " + inner + " 456[M]=000001b540000018000001a5400000100000000000000000");
    }

    @Requirement({"R7.5-2", "R7.5-4"})
    @Test
    void aMissingMemberIsShownInsideOfItsGroup() {
        var ccr = Ccr.minimal().add(group(443, 0, M, text(444, "49")));

        assertThat(summary(VALIDATOR.validate(ccr.message())))
                .containsExactly("5005 at " + ccr.message().length() + " 443[M]=000001c24000000c00000000");
    }

    @Requirement({"R4-9", "R7.5-3", "R7.5-4"})
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0000019f 4000000d 00000000, 0000019f4000000c00000000", // one octet more than there is
        "0000019f 40000007,          0000019f4000000c00000000", // less than its header
        "0000019f 40000000,          0000019f4000000c00000000",
        "0000019f 4000,              0000019f4000000c00000000", // the header cut short
        "0000,                       0000000000000008",
        "0000270f c0000008,          0000270f40000008", // no room for the vendor
        "00000001 4000ffff 000028af, 0000000140000008",
    })
    void aBrokenMemberIsShownAsHeaderAndShortestValue(String hex, String failed) {
        var octets = HexFormat.of().parseHex(hex.replace(" ", ""));
        var ccr = Ccr.minimal().add(avp(458, 0, M, octets));

        assertThat(summary(VALIDATOR.validate(ccr.message())))
                .containsExactly("5014 at " + (ccr.offset(8) + 8) + " 458[M]=" + failed);
    }

    @Requirement("R4-12")
    @Test
    void aMemberWithoutItsPaddingIsRefused() {
        var octets = HexFormat.of().parseHex("0000270f0000000901");
        var ccr = Ccr.minimal().add(avp(284, 0, M, octets));

        assertThat(summary(RFC_8506.validate(ccr.message())))
                .containsExactly("5014 at " + (ccr.offset(8) + 8) + " 284[M]=0000270f0000000901000000");
    }

    @Requirement("R4-9")
    @Test
    void behindABrokenAvpNothingIsSaidToBeMissing() {
        byte[] bytes = Ccr.minimal().message().toBytes();
        int last = bytes.length - 12;
        bytes[last + 7] = 40;

        assertThat(summary(RFC_8506.validate(Message.decode(bytes))))
                .containsExactly("5014 at " + last + " 415[M]=00000000");
    }

    @Test
    void theContentOfAFailedAvpIsFaultyByItsNature() {
        var cca = answer().add(group(279, 0, M, avp(416, 0, M, (byte) 1), number(UNKNOWN, 1)));

        assertThat(VALIDATOR.validate(cca.message())).isEmpty();
    }

    @Requirement("R4-21")
    @Test
    void groupsMayBeNestedOnlySoDeep() {
        var validator = MessageValidator.of(DictionarySet.of(Dictionaries.parse("""
                        @id 9
                        @avp_types One 1 Grouped M Result-Code 268 Unsigned32 -
                        @grouped One ::= < AVP Header: 1 > [ One ] * [ AVP ]
                        @messages R ::= < Diameter Header: 300, REQ > { One }
                                  A ::= < Diameter Header: 300 > { Result-Code }
                        """)))
                .withOptions(ValidationOptions.DEFAULT.withMaxDepth(3));
        var three = group(1, 0, M, group(1, 0, M, group(1, 0, M)));

        assertThat(validator.validate(Ccr.of(9, 300, REQUEST, three).message())).isEmpty();
        assertThat(summary(validator.validate(
                        Ccr.of(9, 300, REQUEST, group(1, 0, M, three)).message())))
                .singleElement()
                .asString()
                .startsWith("5004 at 44 ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValidationOptions.DEFAULT.withMaxDepth(65))
                .withMessage("maxDepth: 65 (expected: 1 to 64)");
    }

    @Requirement({"R6.11-1", "R6.11-2", "R6.11-3"})
    @Test
    void aVendorSpecificApplicationIdHasExactlyOneApplicationId() {
        var neither = cer(group(260, 0, M, number(266, 10415)));
        var both = cer(group(260, 0, M, number(266, 10415), number(258, 5), number(259, 6)));

        assertThat(VALIDATOR.validate(cer(group(260, 0, M, number(266, 10415), number(259, 6)))
                        .message()))
                .isEmpty();
        assertThat(summary(VALIDATOR.validate(neither.message())))
                .containsExactly("5005 at " + neither.message().length()
                        + " 260[M]=000001024000000c00000000000001034000000c00000000");
        assertThat(summary(VALIDATOR.validate(both.message())))
                .containsExactly(
                        "5009 at " + both.offset(5) + " 260[M]=000001024000000c00000005000001034000000c00000006");
    }

    @Requirement({"R7-1", "R7.1.4-1", "R7.1.5-1"})
    @ParameterizedTest(name = "{0}, E {1}: {2}")
    @CsvSource({
        "2001, false, ''",
        "3002, true, ''",
        "4001, false, ''",
        "5012, false, ''",
        "5012, true, ''",
        "6000, true, ''",
        "2001, true, 5004",
        "3002, false, 5004",
        "4001, true, 5004",
        "1001, false, ''",
    })
    void theErrorBitGoesWithProtocolErrors(int resultCode, boolean error, String expected) {
        var answer = Ccr.of(
                4,
                272,
                error ? CommandFlags.ERROR : 0,
                text(263, "s"),
                number(268, resultCode),
                text(264, "h"),
                text(296, "r"),
                number(258, 4),
                number(416, 1),
                number(415, 0));

        assertThat(RFC_8506.validate(answer.message()))
                .extracting(f -> String.valueOf(f.resultCode()))
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected));
        assertThat(RFC_8506.withOptions(ValidationOptions.DEFAULT.withResultCodes(false))
                        .validate(answer.message()))
                .isEmpty();
    }

    @Requirement({"R7.1-1", "R7.2-2"})
    @Test
    void anAnswerNeedsAResultCode() {
        var without = Ccr.of(4, 272, CommandFlags.ERROR, text(264, "h"), text(296, "r"));
        var optional = MessageValidator.of(DictionarySet.of(Dictionaries.parse("""
                @id 9
                @avp_types Result-Code 268 Unsigned32 M Experimental-Result 297 Grouped M
                @grouped Experimental-Result ::= < AVP Header: 297 > * [ AVP ]
                @messages R ::= < Diameter Header: 300, REQ >
                          A ::= < Diameter Header: 300 > [ Result-Code ] [ Experimental-Result ]
                """)));

        assertThat(summary(RFC_8506.validate(without.message()))).containsExactly("5005 at 44 268[M]=00000000");
        assertThat(summary(optional.validate(Ccr.of(9, 300, 0).message())))
                .containsExactly("5005 at 20 268[M]=00000000");
        assertThat(optional.validate(Ccr.of(9, 300, 0, avp(297, 0, M)).message()))
                .isEmpty();
    }

    @Requirement("R7-5")
    @Test
    void allFaultsAreFoundInTheOrderOfTheOctets() {
        var ccr = Ccr.minimal()
                .remove(415)
                .add(number(UNKNOWN, 1), number(258, 4), group(443, 0, M, number(450, 99)), avp(1, 0, M, (byte) 0xff));
        int end = ccr.message().length();

        assertThat(summary(VALIDATOR.validate(ccr.message())))
                .containsExactly(
                        "5001 at " + ccr.offset(7) + " 9999[M]=00000001",
                        "5009 at " + ccr.offset(8) + " 258[M]=00000004",
                        "5004 at " + (ccr.offset(9) + 8) + " 443[M]=000001c24000000c00000063",
                        "5005 at " + ccr.offset(10) + " 443[M]=000001bc40000008",
                        "5004 at " + ccr.offset(10) + " 1[M]=ff",
                        "5005 at " + end + " 415[M]=00000000");
    }

    @Requirement("R7-5")
    @Test
    void aWrongResultCodeStandsAtItsPlaceAmongTheFaults() {
        var answer = Ccr.of(0, 280, 0, number(UNKNOWN, 1), number(268, 3004), text(264, "h"), number(UNKNOWN, 2));

        assertThat(summary(VALIDATOR.validate(answer.message())))
                .containsExactly(
                        "5001 at 20 9999[M]=00000001",
                        "5004 at 32 268[M]=00000bbc",
                        "5001 at 56 9999[M]=00000002",
                        "5005 at 68 296[M]=00");
    }

    @Test
    void notMoreFaultsAreToldThanWanted() {
        var ccr = Ccr.minimal();
        for (int i = 0; i < 100; i++) {
            ccr.add(number(UNKNOWN, i));
        }

        assertThat(RFC_8506.validate(ccr.message())).hasSize(32);
        assertThat(RFC_8506.withOptions(ValidationOptions.DEFAULT.withMaxFaults(1))
                        .validate(ccr.message()))
                .hasSize(1);
    }

    @Test
    void aReasonNamesTheAvpAndWhatWasExpected() {
        var ccr = Ccr.minimal().remove(416).add(number(416, 99));

        assertThat(RFC_8506.validate(ccr.message()))
                .singleElement()
                .satisfies(f -> assertThat(f.reason())
                        .isEqualTo("CC-Request-Type (416) has value 99 (expected: one of [1, 2, 3, 4])"));
    }

    @Test
    void aCommandCanBeGivenThatTheSetDoesNotHave() {
        var command = TestDictionaries.named("rfc8506").command(272, true).orElseThrow();
        var base = MessageValidator.of(TestDictionaries.set("rfc6733"));

        assertThat(base.validate(Ccr.minimal().message(), command)).isEmpty();
        assertThat(base.validate(Ccr.minimal().remove(415).message(), command)).hasSize(1);
        assertThat(RFC_8506.validate(Ccr.minimal().message(), command)).isEmpty();
    }

    @ParameterizedTest(name = "{0} elements")
    @CsvSource({"60", "64", "65", "127", "128", "129", "300"})
    void aGrammarMayHaveAnyNumberOfElements(int elements) {
        var avps = new StringBuilder();
        var grammar = new StringBuilder();
        var message = Ccr.of(9, 300, REQUEST);
        for (int i = 1; i <= elements; i++) {
            avps.append(" A").append(i).append(' ').append(i + 1000).append(" Unsigned32 M");
            grammar.append(" { A").append(i).append(" }");
            message.add(number(i + 1000, i));
        }
        var validator = MessageValidator.of(DictionarySet.of(Dictionaries.parse("@id 9\n@avp_types R 268 Time - " + avps
                + "\n@messages X ::= < Diameter Header: 300, REQ > " + grammar
                + "\nY ::= < Diameter Header: 300 > { R }")));

        assertThat(validator.validate(message.message())).isEmpty();
        int last = message.message().length();
        assertThat(summary(validator.validate(
                        message.add(number(1000 + elements, 9)).message())))
                .containsExactly("5009 at " + last + " " + (1000 + elements) + "[M]=00000009");
        assertThat(summary(validator.validate(message.remove(1000 + elements).message())))
                .containsExactly("5005 at " + (last - 12) + " " + (1000 + elements) + "[M]=00000000");
    }

    @Test
    void anErrorAnswerOfAnyApplicationFollowsTheGrammarOfTheBaseProtocol() {
        var answer = Ccr.of(42, 4242, CommandFlags.ERROR, text(264, "h"), text(296, "r"), number(268, 3007));
        var broken = Ccr.of(42, 4242, CommandFlags.ERROR, text(264, "h"), number(268, 3007));

        assertThat(RFC_8506.validate(answer.message())).isEmpty();
        assertThat(summary(RFC_8506.validate(broken.message()))).containsExactly("5005 at 44 296[M]=00");
    }

    @Test
    void aBrokenHeaderIsToldBesideAnUnknownApplication() {
        byte[] version = Ccr.of(42, 272, REQUEST).message().toBytes();
        version[0] = 3;
        byte[] length = Ccr.of(42, 272, REQUEST).message().toBytes();
        length[3] = 24;

        assertThat(summary(RFC_8506.validate(Message.decode(version)))).containsExactly("5011 at 0");
        assertThat(summary(RFC_8506.validate(Message.decode(length)))).containsExactly("5015 at 1", "3007 at 8");
    }

    @Test
    void whatAModuleOfTheUserDecodesIsNotLookedAt() {
        var validator = MessageValidator.of(DictionarySet.of(Dictionaries.parse("""
                @id 9
                @avp_types One 1 Unsigned32 M Result-Code 268 Unsigned32 -
                @custom_types module One
                @messages R ::= < Diameter Header: 300, REQ > { One }
                          A ::= < Diameter Header: 300 > { Result-Code }
                """)));

        assertThat(validator.validate(typed("ff"))).isEmpty();
    }

    @Test
    void withoutCountingOtherFaultsAreStillFound() {
        var lenient = RFC_8506.withOptions(ValidationOptions.DEFAULT.withArities(false));
        var ccr = Ccr.minimal().remove(415).add(number(258, 4), number(UNKNOWN, 1));

        assertThat(summary(lenient.validate(ccr.message())))
                .containsExactly("5001 at " + ccr.offset(8) + " 9999[M]=00000001");
        assertThat(lenient.options().arities()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValidationOptions.DEFAULT.withMaxFaults(0))
                .withMessage("maxFaults: 0 (expected: at least 1)");
    }

    private static MessageValidator of(String type) {
        return MessageValidator.of(DictionarySet.of(Dictionaries.parse("""
                @id 9
                @avp_types One 1 %s M Result-Code 268 Unsigned32 -
                @messages R ::= < Diameter Header: 300, REQ > { One }
                          A ::= < Diameter Header: 300 > { Result-Code }
                """.formatted(type))));
    }

    private static Message typed(String hex) {
        return Ccr.of(9, 300, REQUEST, avp(1, 0, M, HexFormat.of().parseHex(hex)))
                .message();
    }

    private static Ccr cer(Avp more) {
        return Ccr.of(
                0,
                257,
                REQUEST,
                text(264, "h"),
                text(296, "r"),
                avp(257, 0, M, new byte[] {0, 1, 127, 0, 0, 1}),
                number(266, 0),
                avp(269, 0, 0, (byte) 'v'),
                more);
    }

    private static Ccr answer() {
        return Ccr.of(
                4,
                272,
                0,
                text(263, "s"),
                number(268, 2001),
                text(264, "h"),
                text(296, "r"),
                number(258, 4),
                number(416, 1),
                number(415, 0));
    }

    private static MessageValidator mandatory(MandatoryAvps policy) {
        return RFC_8506.withOptions(ValidationOptions.DEFAULT.withMandatoryAvps(policy));
    }

    private static MessageValidator enums(EnumValues policy) {
        return RFC_8506.withOptions(ValidationOptions.DEFAULT.withEnumValues(policy));
    }

    /** {@code code at offset failed-avp}, for each fault. */
    private static List<String> summary(List<Fault> faults) {
        return faults.stream()
                .map(f -> f.resultCode() + " at " + f.offset()
                        + (f.failedAvps().isEmpty() ? "" : " " + f.failedAvps().getFirst()))
                .toList();
    }
}
