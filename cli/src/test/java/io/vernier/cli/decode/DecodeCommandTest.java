package io.vernier.cli.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.cli.Run;
import io.vernier.cli.dict.Toll;
import io.vernier.codec.AvpFlags;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.codec.MessageBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodeCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static MessageBuilder watchdog() {
        return Message.builder(280, 0)
                .request()
                .hopByHopId(0xdeadbeef)
                .endToEndId(7)
                .avp(BaseAvps.ORIGIN_HOST, "a.example.net")
                .avp(BaseAvps.ORIGIN_REALM, "example.net");
    }

    private static String hex(Message message) {
        return HexFormat.of().formatHex(message.toBytes());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void jsonHasTheMembersThatProgramsRelyOn() {
        var run = Run.vernier("decode", "--json", hex(watchdog().build()));

        assertThat(run).isEqualTo(new Run(0, """
                {"command":"Device-Watchdog","abbreviation":"DWR","request":true,"code":280,"application":0,"flags":"R",\
                "hopByHop":3735928559,"endToEnd":7,"length":64,"avps":[\
                {"code":264,"vendor":0,"flags":"M","length":21,"name":"Origin-Host","type":"DiameterIdentity",\
                "value":"a.example.net","raw":"612e6578616d706c652e6e6574"},\
                {"code":296,"vendor":0,"flags":"M","length":19,"name":"Origin-Realm","type":"DiameterIdentity",\
                "value":"example.net","raw":"6578616d706c652e6e6574"}],"faults":[]}
                """, ""));
    }

    @Test
    void valuesAreShownByTheirType() {
        var message = Message.builder(272, 4).request().proxiable();
        var out = message.writer();
        out.integer64(421, 0, AvpFlags.MANDATORY, -1);
        out.integer32(416, 0, AvpFlags.MANDATORY, 1);
        out.octets(257, 0, AvpFlags.MANDATORY, new byte[] {0, 1, 10, 0, 0, 1});
        out.integer32(55, 0, AvpFlags.MANDATORY, 0xec9d0000);
        out.octets(99_999, 10_415, 0, new byte[] {(byte) 0xAB});
        out.octets(263, 0, AvpFlags.MANDATORY, new byte[] {(byte) 0xff});
        int group = out.beginGroup(456, 0, AvpFlags.MANDATORY);
        out.unsigned32(432, 0, AvpFlags.MANDATORY, 0xffff_ffffL);
        out.end(group);

        var json = Run.vernier("decode", "--json", hex(message.build())).out();

        assertThat(json)
                .contains("\"name\":\"CC-Total-Octets\",\"type\":\"Unsigned64\",\"value\":18446744073709551615,\"raw\"")
                .contains("\"type\":\"Enumerated\",\"value\":1,\"text\":\"INITIAL_REQUEST\",\"raw\":\"00000001\"")
                .contains("\"type\":\"Address\",\"value\":\"10.0.0.1\"")
                .contains("\"type\":\"Time\",\"value\":\"2025-10-17T17:48:48Z\"")
                .contains("{\"code\":99999,\"vendor\":10415,\"flags\":\"V\",\"length\":13,\"name\":null,"
                        + "\"type\":\"OctetString\",\"value\":\"ab\",\"raw\":\"ab\"}")
                .contains("\"type\":\"UTF8String\",\"value\":\"ff\",\"raw\":\"ff\"")
                .contains("{\"code\":456,\"vendor\":0,\"flags\":\"M\",\"length\":20,"
                        + "\"name\":\"Multiple-Services-Credit-Control\",\"type\":\"Grouped\",\"avps\":[{\"code\":432")
                .contains("\"value\":4294967295");
    }

    private static Message withEncodings() {
        var message = Message.builder(272, 4).request().proxiable();
        var out = message.writer();
        out.octets(701, 10_415, AvpFlags.MANDATORY, HexFormat.of().parseHex("947110325476"));
        out.octets(1407, 10_415, AvpFlags.MANDATORY, HexFormat.of().parseHex("62f210"));
        out.octets(1407, 10_415, AvpFlags.MANDATORY, HexFormat.of().parseHex("6ff210"));
        out.octets(23, 10_415, AvpFlags.MANDATORY, HexFormat.of().parseHex("8001"));
        int group = out.beginGroup(621, 0, 0);
        out.integer64(622, 0, 0, 0x12);
        out.end(group);
        return message.build();
    }

    @Test
    void octetsAndBitsAreShownAsTheirSpecificationReadsThem() {
        var text = Run.vernier("decode", hex(withEncodings())).out().replaceAll(" +", " ");

        assertThat(text)
                .contains("MSISDN 701 VM 491701234567\n")
                .contains("Visited-PLMN-Id 1407 VM 262-01\n")
                .contains("Visited-PLMN-Id 1407 VM 0x6ff210 (no plmn: half octet 1 of the PLMN id is f (expected: ")
                .contains("3GPP-MS-TimeZone 23 VM UTC+02:00 DST+1\n")
                .contains("OC-Feature-Vector 622 0x12 (bit 1, OC_PEER_REPORT)\n");
    }

    @Test
    void bitsGoByTheApplicationAndByTheAvpBeside() {
        var message = Message.builder(316, 16_777_251).request().proxiable();
        var out = message.writer();
        out.unsigned32(1405, 10_415, AvpFlags.MANDATORY, 0x22);
        for (int list = 1; list <= 3; list++) {
            int group = out.beginGroup(628, 10_415, 0);
            out.unsigned32(266, 0, AvpFlags.MANDATORY, 10_415);
            out.unsigned32(629, 10_415, 0, list);
            out.unsigned32(630, 10_415, 0, 0x400);
            out.end(group);
        }

        var text = Run.vernier("decode", hex(message.build())).out().replaceAll(" +", " ");

        assertThat(text)
                .contains("ULR-Flags 1405 VM 0x22 (S6a-S6d-Indicator, Initial-Attach-Indicator)\n")
                .contains("Feature-List-ID 629 V 1\n Feature-List 630 V 0x400 (Trace)\n")
                .contains("Feature-List-ID 629 V 2\n Feature-List 630 V 0x400 (Dia-LCS-AutonomousSelfLocation)\n")
                .contains("Feature-List-ID 629 V 3\n Feature-List 630 V 1024\n");
    }

    @Test
    void jsonKeepsTheValueAndAddsWhatItMeans() {
        var json = Run.vernier("decode", "--json", hex(withEncodings())).out();

        assertThat(json)
                .contains("\"value\":\"947110325476\",\"raw\":\"947110325476\",\"text\":\"491701234567\"}")
                .contains("\"value\":\"6ff210\",\"raw\":\"6ff210\",\"text\":null}")
                .contains("\"value\":18,\"raw\":\"0000000000000012\",\"bits\":[\"bit 1\",\"OC_PEER_REPORT\"]}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "unsupported version,  0, 02,     5011, Device-Watchdog",
        "length,               3, 44,     5015, Device-Watchdog",
        "E bit in a request,   4, a0,     3008, Device-Watchdog",
        "unknown command,      6, ff,     3001, null",
        "unknown application,  11, 4d,    3007, Device-Watchdog",
        "AVP too long,         51, ff,    5014, Device-Watchdog",
        "unknown AVP with M,   45, ff,    5001, Device-Watchdog",
    })
    void faultsAreWhatANodeWouldAnswer(String what, int offset, String octet, int resultCode, String command) {
        byte[] bytes = watchdog().build().toBytes();
        bytes[offset] = HexFormat.of().parseHex(octet)[0];

        var run = Run.vernier("decode", "--json", HexFormat.of().formatHex(bytes));

        assertThat(run.exitCode()).as(what).isEqualTo(1);
        assertThat(run.out())
                .startsWith(command.equals("null") ? "{\"command\":null," : "{\"command\":\"" + command + "\"")
                .contains("\"value\":\"a.example.net\"")
                .contains("{\"resultCode\":" + resultCode + ",\"offset\":");
    }

    @Test
    void hexMayBeWrittenAsPeopleDo() {
        String hex = hex(watchdog().build());
        String text = "\ufeff# messages in caf\u00e9s\n\n" + hex.toUpperCase(Locale.ROOT) + "\r\n  0x"
                + hex.replaceAll("(..)", "$1:").replaceAll(":$", "") + "  ; the same\n0x"
                + hex.replaceAll("(....)", "$1 ") + "\n";

        var run = Run.withInput(text.getBytes(StandardCharsets.UTF_8), "decode", "-");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().filter(l -> l.startsWith("#"))).hasSize(3).allMatch(l -> l.contains("DWR"));
        assertThat(Run.vernier(("decode " + hex.replaceAll("(..)", "$1 ")).split(" ", -1))
                        .exitCode())
                .isZero();
    }

    @Test
    void aLineThatIsNoHexIsNamedAndTheOthersAreRead() {
        String hex = hex(watchdog().build());

        var run = Run.withInput(ascii(hex + "\nnonsense\n" + hex + "\n0102030\n"), "decode", "--json", "-");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.err()).startsWith("vernier: VN-8104 Line 2 of standard input is no message in hex, and 1 more");
    }

    @Test
    void binaryMessagesStandBehindOneAnother() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(watchdog().build().toBytes());
        bytes.write(watchdog().endToEndId(8).build().toBytes());
        var file = folder.resolve("messages.bin");
        Files.write(file, bytes.toByteArray());

        assertThat(Run.vernier("decode", "--json", file.toString()).out().lines())
                .hasSize(2);

        bytes.write(new byte[] {1, 0, 0, 20, 5});
        var cut = Run.withInput(bytes.toByteArray(), "decode", "--json", "-");
        assertThat(cut.exitCode()).isEqualTo(1);
        assertThat(cut.out().lines()).hasSize(2);
        assertThat(cut.err()).contains("from offset 128 on");
    }

    @Test
    void whatIsNoDiameterIsSaidInASentence() {
        assertThat(Run.withInput(ascii("Hello\n"), "decode", "-"))
                .isEqualTo(
                        new Run(
                                1,
                                "",
                                "vernier: VN-8101 The input standard input is text, but no line of it is hex. "
                                        + "Give a message in hex, a file with hex or binary messages, or a pcap or pcapng capture.\n"));
        assertThat(Run.withInput(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}, "decode", "-")
                        .err())
                .contains("holds no Diameter message");
        assertThat(Run.vernier("decode", "no-such-file").err()).contains("VN-8002", "no-such-file");
        assertThat(Run.withInput(new byte[0], "decode", "-").err()).contains("is empty");
    }

    @Test
    void octetsThatAreFewerThanAHeaderAreAFaultOfTheirOwn() {
        assertThat(Run.vernier("decode", "--json", "01000014").out())
                .isEqualTo(
                        "{\"command\":null,\"abbreviation\":null,\"request\":null,\"code\":null,\"application\":null,"
                                + "\"flags\":null,\"hopByHop\":null,\"endToEnd\":null,\"length\":4,\"avps\":[],\"faults\":["
                                + "{\"resultCode\":5015,\"offset\":0,"
                                + "\"reason\":\"4 octets are no message (expected: a header of 20 at least)\"}]}\n");
    }

    @Test
    void capturesAreRecognisedAlsoWhenCompressed() throws IOException {
        byte[] message = watchdog().build().toBytes();
        var capture = new ByteArrayOutputStream();
        capture.writeBytes(HexFormat.of().parseHex("a1b2c3d4000200040000000000000000000040000000" + "0065"));
        capture.writeBytes(HexFormat.of().parseHex("00000001000003e8" + "0000006800000068"));
        capture.writeBytes(HexFormat.of().parseHex("4500006800010000400600000a0000050a000009"));
        capture.writeBytes(HexFormat.of().parseHex("a03e0f1c00000001000000005010000000000000"));
        capture.write(message);
        var zipped = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(zipped)) {
            capture.writeTo(zip);
        }

        var run = Run.withInput(zipped.toByteArray(), "decode", "--json", "-");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .endsWith(
                        "\"faults\":[],\"frame\":1,\"time\":\"1970-01-01T00:00:01.001Z\",\"source\":\"10.0.0.5:41022\","
                                + "\"destination\":\"10.0.0.9:3868\",\"transport\":\"tcp\"}\n");
        assertThat(Run.withInput(capture.toByteArray(), "decode", "-").out())
                .startsWith("#1 00:00:01.001  10.0.0.5:41022 > 10.0.0.9:3868 tcp  DWR  280 app 0");
    }

    @Test
    void nothingOfAPeerReachesTheTerminalUnescaped() {
        var message =
                watchdog().avp(BaseAvps.ERROR_MESSAGE, "\u001b[31m\u202eoops\"").build();

        assertThat(Run.vernier("decode", hex(message)).out())
                .contains("\"\\u001b[31m\\u202eoops\\\"\"")
                .doesNotContain("\u001b")
                .doesNotContain("\u202e");
        assertThat(Run.vernier("decode", "--color=always", hex(message)).out()).contains("\u001b[34mDWR\u001b[0m");
    }

    @Test
    void groupsMayBeNestedDeeplyWithoutHarm() {
        byte[] inner = new byte[0];
        for (int i = 0; i < 20_000; i++) {
            var avp = ByteBuffer.allocate(8 + inner.length);
            avp.putInt(279)
                    .putInt(AvpFlags.MANDATORY << 24 | (8 + inner.length))
                    .put(inner);
            inner = avp.array();
        }
        var message = ByteBuffer.allocate(20 + inner.length);
        message.putInt(1 << 24 | (20 + inner.length))
                .putInt(280)
                .putInt(0)
                .putLong(0)
                .put(inner);

        var run = Run.withInput(message.array(), "decode", "--json", "-");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("\"resultCode\":");
    }

    @Test
    void anAvpIsNamedByItsOwnVendorOnly() {
        var out = watchdog();
        out.writer().unsigned32(432, 10_415, 0, 1); // 432 is Rating-Group of the IETF alone
        out.writer().unsigned32(1032, 0, 0, 1004); // 1032 is RAT-Type of 3GPP alone

        assertThat(Run.vernier("decode", "--json", hex(out.build())).out())
                .contains("{\"code\":432,\"vendor\":10415,\"flags\":\"V\",\"length\":16,\"name\":null,")
                .contains("{\"code\":1032,\"vendor\":0,\"flags\":\"\",\"length\":12,\"name\":null,");
    }

    @ParameterizedTest
    @CsvSource({
        "8388678, 16777329, Rivada-Xd-Heart-Beat, Rivada-Xd",
        "268,     13,       Diameter-EAP,         Erp",
        "8388717, 16777315, Ericsson-Trace-Report, Ericsson-Dsc", // a command whose application nobody knows
        "280,     16777332, Device-Watchdog,      Rivada-Xf", // an application none of whose commands is known
    })
    void commandsWithoutAKnownGrammarAndApplicationsWithoutCommandsHaveTheirNames(
            int code, long application, String command, String name) {
        var octets = Message.builder(code, application).request().build().toBytes();

        assertThat(Run.vernier("decode", HexFormat.of().formatHex(octets)).out())
                .contains("app " + application + " " + name + " ");
        assertThat(Run.vernier("decode", "--json", HexFormat.of().formatHex(octets))
                        .out())
                .contains("\"command\":\"" + command + "\"");
    }

    @Test
    void aMessageOfAnUnknownApplicationHasNamesForItsAvps() {
        var message = Message.builder(8_388_999, 99_999_999).request();
        message.avp(BaseAvps.ORIGIN_HOST, "a.example.net");
        message.writer().unsigned32(1032, 10_415, 0, 1004);
        message.writer().unsigned32(432, 0, AvpFlags.MANDATORY, 7);

        assertThat(Run.vernier("decode", "--json", hex(message.build())).out())
                .startsWith("{\"command\":null,")
                .contains("\"name\":\"Origin-Host\"", "\"name\":\"RAT-Type\"", "\"name\":\"Rating-Group\"");
    }

    @Test
    void aDictionaryOfTheUserNamesItsCommandsAndAvps() throws IOException {
        var message = Message.builder(8_389_000, 16_777_999).request().proxiable();
        message.avp(BaseAvps.SESSION_ID, "gate;1;1");
        message.avp(BaseAvps.ORIGIN_HOST, "a.example.net");
        message.avp(BaseAvps.ORIGIN_REALM, "example.net");
        message.writer().octets(1, 32_473, AvpFlags.MANDATORY, ascii("north"));
        int group = message.writer().beginGroup(2, 32_473, AvpFlags.MANDATORY);
        message.writer().integer32(4, 32_473, 0, 1);
        message.writer().end(group);
        String hex = hex(message.build());

        var with = Run.vernier("decode", "--dict", Toll.in(folder).toString(), hex);
        assertThat(with.exitCode()).isZero();
        assertThat(with.out()).contains("TR  8389000 app 16777999 ", "\"north\"", "Vehicle-Class", "1 LORRY");
        assertThat(Run.vernier("decode", hex).out())
                .contains("(unknown, vendor 32473)")
                .doesNotContain("Vehicle");
    }
}
