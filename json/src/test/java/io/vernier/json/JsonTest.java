package io.vernier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void valuesAreSeparatedByCommas() {
        var out = new StringBuilder();

        new JsonWriter(out)
                .beginObject()
                .name("a")
                .value(-1)
                .name("b")
                .beginArray()
                .unsigned(-1)
                .value((String) null)
                .beginObject()
                .endObject()
                .value(true)
                .endArray()
                .name("c")
                .beginArray()
                .endArray()
                .name("d")
                .value("x")
                .endObject();

        assertThat(out).hasToString("{\"a\":-1,\"b\":[18446744073709551615,null,{},true],\"c\":[],\"d\":\"x\"}");
    }

    @Test
    void floatsAreNumbersAsLongAsJsonHasThem() {
        var out = new StringBuilder();

        new JsonWriter(out)
                .beginArray()
                .value(0.1f)
                .value(1e300)
                .value(Float.NaN)
                .value(Double.NEGATIVE_INFINITY)
                .rounded(1234.5678, 1)
                .endArray();

        assertThat(out).hasToString("[0.1,1.0E300,\"NaN\",\"-Infinity\",1234.6]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\"b\\c/", "\u0000\u001f\u007f\n\r\t", "äé漢😀", "\ud800x", "x\udc00", "\u2028"})
    void everyTextIsReadBack(String text) {
        var out = new StringBuilder();

        new JsonWriter(out).value(text);

        assertThat(JsonReader.readAll(out.toString())).containsExactly(new Json.Text(text));
        assertThat(out.chars()).noneMatch(c -> c < ' ');
    }

    @Test
    void numbersKeepTheirDigits() {
        assertThat(JsonReader.readAll("18446744073709551615 -0.5e3"))
                .containsExactly(
                        new Json.Figure(new BigDecimal("18446744073709551615")),
                        new Json.Figure(new BigDecimal("-0.5e3")));
    }

    @Test
    void oneValueMayFollowAnother() {
        assertThat(JsonReader.readAll("{\"a\":[]}\n [true, null]\n"))
                .extracting(Json::kind)
                .containsExactly("an object", "an array");
        assertThat(JsonReader.readAll(" \n")).isEqualTo(List.of());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\" 1}       | 1:6 ':' is due",
                "{\"a\":1,}      | 1:8 a name in quotation marks is due",
                "[1 2]           | 1:4 ']' is due",
                "[1,]            | 1:4 a value is due, not ']'",
                "[-]             | 1:3 a digit is due",
                "[1.]            | 1:4 a digit is due",
                "[1e99999]       | 1:9 an exponent of more than 4 digits",
                "[tru]           | 1:2 a value is due",
                "\"abc           | 1:5 the text ends inside quotation marks",
                "\"\\x\"         | 1:3 no such escape (expected: one of \" \\ / b f n r t u)",
                "\"\\u12g4\"     | 1:6 four hexadecimal digits are due",
                "{\"a\":1,\"a\":2} | 1:8 the name \"a\" is there twice",
                "[               | 1:2 the text ends where a value is due",
            })
    void errorsNameLineAndColumn(String text, String message) {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonReader.readAll(text))
                .withMessage(message);
    }

    @Test
    void nestingIsBounded() {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonReader.readAll("[".repeat(100_000)))
                .withMessage("1:201 values are nested deeper than 200");
    }

    @Test
    void aValueIsBuiltAndWritten() {
        Json value = Json.object()
                .put("text", "a\"b")
                .put("none", Optional.empty())
                .put("some", Optional.of(7))
                .put("number", -5)
                .put("part", 2.5)
                .put("strange", Double.NaN)
                .put("truth", true)
                .put("list", Json.array(1, 2))
                .put("texts", Json.array(List.of("x"), Json::of))
                .put("huge", JsonReader.readAll("1e300").get(0))
                .build();

        assertThat(value.toText())
                .isEqualTo("{\"text\":\"a\\\"b\",\"none\":null,\"some\":\"7\",\"number\":-5,\"part\":2.5,"
                        + "\"strange\":null,\"truth\":true,\"list\":[1,2],\"texts\":[\"x\"],\"huge\":1E+300}");
        assertThat(JsonReader.readAll(value.toText()).get(0).toText()).isEqualTo(value.toText());
    }
}
