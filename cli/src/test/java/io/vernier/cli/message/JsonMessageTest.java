package io.vernier.cli.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vernier.codec.AvpFlags;
import io.vernier.codec.Message;
import io.vernier.json.JsonException;
import io.vernier.json.JsonReader;
import io.vernier.json.JsonWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMessageTest {
    private static final Catalogue CATALOGUE = Catalogue.standard();

    private static Message read(String json) {
        return new JsonMessage(CATALOGUE).read(JsonReader.readAll(json).getFirst());
    }

    private static String write(Message message) {
        var text = new StringBuilder();
        var out = new JsonWriter(text).beginObject();
        new MessageJson(CATALOGUE).write(message, CATALOGUE.faults(message), out);
        out.endObject();
        return text.toString();
    }

    @Test
    void whatIsWrittenIsReadBackToTheSameOctets() {
        var message =
                Message.builder(272, 4).request().proxiable().hopByHopId(-2).endToEndId(-3);
        var out = message.writer();
        out.utf8(263, 0, AvpFlags.MANDATORY, "pcef;1;\u00e9\"\u0001");
        out.integer64(421, 0, AvpFlags.MANDATORY, -1);
        out.integer64(447, 0, AvpFlags.MANDATORY, Long.MIN_VALUE);
        out.integer32(416, 0, AvpFlags.MANDATORY, 77);
        out.octets(257, 0, AvpFlags.MANDATORY, new byte[] {0, 99, 1});
        out.integer32(55, 0, AvpFlags.MANDATORY, 12);
        out.octets(99_999, 10_415, AvpFlags.PROTECTED, new byte[] {1, 2, 3});
        out.octets(264, 0, AvpFlags.MANDATORY, new byte[] {(byte) 0xff, 'x'});
        out.octets(415, 0, AvpFlags.MANDATORY, new byte[] {1, 2, 3});
        int group = out.beginGroup(456, 0, AvpFlags.MANDATORY);
        out.unsigned32(432, 0, AvpFlags.MANDATORY, 0xffff_ffffL);
        int inner = out.beginGroup(437, 0, AvpFlags.MANDATORY);
        out.end(inner);
        out.end(group);
        var original = message.build();

        assertThat(read(write(original))).isEqualTo(original);
    }

    @Test
    void randomValuesOfEveryAvpAreReadBack() {
        var random = new Random(42);
        for (int round = 0; round < 300; round++) {
            var message =
                    Message.builder(272, 4).flags(random.nextInt(256) & 0xf0).hopByHopId(random.nextInt());
            for (int i = 0; i < 5; i++) {
                var data = new byte[random.nextInt(5) * random.nextInt(4)];
                random.nextBytes(data);
                int code = random.nextInt(500);
                boolean grouped = CATALOGUE
                        .avp(4, code, 0)
                        .filter(d -> d.group().isPresent())
                        .isPresent();
                if (!grouped) {
                    message.writer().octets(code, 0, random.nextInt(4) << 5 & 0x60, data);
                }
            }
            var original = message.build();

            assertThat(read(write(original))).as("round %d", round).isEqualTo(original);
        }
    }

    @Test
    void namesAreEnough() {
        var message = read("""
                {"command":"CCR","avps":[
                  {"name":"Session-Id","value":"a;1;2"},
                  {"name":"CC-Request-Type","value":"UPDATE_REQUEST"},
                  {"name":"Event-Timestamp","value":"2026-11-22T12:00:00Z"},
                  {"name":"Service-Information","avps":[{"name":"PS-Information","avps":[]}]}]}
                """);

        assertThat(message.commandCode()).isEqualTo(272);
        assertThat(message.applicationId()).isEqualTo(4);
        assertThat(message.isRequest()).isTrue();
        assertThat(message.isProxiable()).isTrue();
        assertThat(message.avps().flags(0)).isEqualTo(AvpFlags.MANDATORY);
        assertThat(message.avps().integer32(1)).isEqualTo(2);
        assertThat(message.avps().vendorId(3)).isEqualTo(10415);
    }

    @Test
    void aChangedValueCountsMoreThanTheOldOctets() {
        assertThat(read("{\"code\":272,\"application\":4,\"avps\":"
                                + "[{\"code\":415,\"value\":2,\"raw\":\"00000001\"}]}")
                        .avps()
                        .unsigned32(0))
                .isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                             | $ is an array (expected: an object)",
                "{}                                             | $ has neither \"code\" nor \"command\"",
                "{\"command\":\"XYZ\"}                          | $.command \"XYZ\" is no command that is known here",
                "{\"code\":-1}                                  | $.code is -1 (expected: a whole number from 0 to 16777215)",
                "{\"code\":272,\"flags\":\"RX\"}                | $.flags has 'X' (expected: some of RPET)",
                "{\"code\":272,\"avps\":{}}                     | $.avps is an object (expected: an array)",
                "{\"code\":272,\"avps\":[{\"code\":1},7]}       | $.avps[0] has none of \"value\", \"raw\" and \"avps\"",
                "{\"code\":272,\"avps\":[{\"name\":\"No\"}]}    | $.avps[0].name \"No\" is no AVP that is known here",
                "{\"command\":\"CCR\",\"avps\":[{\"name\":\"CC-Request-Number\",\"value\":1.5}]} "
                        + "| $.avps[0].value is 1.5 (expected: a whole number from 0 to 4294967295)",
                "{\"command\":\"CCR\",\"avps\":[{\"name\":\"CC-Request-Type\",\"value\":\"X\"}]} "
                        + "| $.avps[0].value is \"X\", no value of this AVP",
            })
    void errorsNameThePath(String json, String message) {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> read(json))
                .withMessage(message);
    }
}
