package io.vernier.codec.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vernier.requirements.Requirement;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    @Requirement("R4-15")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "eight oc",
                "more than eight octets",
                "ä",
                "€uro",
                "\uD83D\uDE00",
                "seven..\u00e4",
                "\r\n"
            })
    void textIsValid(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(Utf8.isValid(bytes, 0, bytes.length)).isTrue();
    }

    @Requirement("R4-15")
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "80,             continuation alone",
        "c3,             cut short",
        "c328,           no continuation",
        "c080,           overlong NUL",
        "c1bf,           overlong ASCII",
        "e28228,         no second continuation",
        "e282,           cut short",
        "e0809f,         overlong",
        "eda080,         surrogate",
        "edbfbf,         surrogate",
        "f0808080,       overlong",
        "f08080,         cut short",
        "f48fbf,         cut short",
        "f4908080,       above U+10FFFF",
        "f5808080,       above U+10FFFF",
        "f888808080,     five octets",
        "fe,             never",
        "ff,             never",
        "6162636465666768ff, after eight good ones",
    })
    void otherOctetsAreNot(String hex, String why) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(Utf8.isValid(bytes, 0, bytes.length)).as(why).isFalse();
    }

    @Requirement("R4-15")
    @Test
    void everyCodePointIsAcceptedAtEveryAlignment() {
        for (int codePoint = 1; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                continue;
            }
            byte[] bytes = ("abcdefg".substring(0, codePoint % 7) + Character.toString(codePoint) + "z")
                    .getBytes(StandardCharsets.UTF_8);
            if (!Utf8.isValid(bytes, 0, bytes.length)) {
                throw new AssertionError("U+" + Integer.toHexString(codePoint));
            }
        }
    }

    @Test
    void onlyTheRangeCounts() {
        byte[] bytes = {(byte) 0xff, 'a', (byte) 0xc3, (byte) 0xa4, (byte) 0xff};

        assertThat(Utf8.isValid(bytes, 1, 3)).isTrue();
        assertThat(Utf8.isValid(bytes, 1, 2)).isFalse();
        assertThat(Utf8.isValid(bytes, 5, 0)).isTrue();
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> Utf8.isValid(bytes, 4, 2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> Utf8.isValid(bytes, 1, Integer.MAX_VALUE));
    }

    @Test
    void agreesWithTheDecoderOfJavaOnRandomOctets() {
        long seed = 20261122;
        var random = new SplittableRandom(seed);
        int[] telling = {
            0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf1,
            0xf4, 0xf5
        };
        for (int round = 0; round < 200_000; round++) {
            var bytes = new byte[random.nextInt(14)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) telling[random.nextInt(telling.length)];
            }

            assertThat(Utf8.isValid(bytes, 0, bytes.length))
                    .as("seed %d, %s", seed, HexFormat.of().formatHex(bytes))
                    .isEqualTo(javaDecodes(bytes));
        }
    }

    private static boolean javaDecodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
