package io.vernier.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.dictionary.dia.Dictionaries;
import io.vernier.requirements.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictionarySetTest {
    private static final DictionarySet SET =
            TestDictionaries.set("rfc6733", "rfc6733_accounting", "ts32299_gy", "rfc8506", "rfc7683");

    @ParameterizedTest(name = "{0}/{1}")
    @CsvSource({"0, 257", "0, 280", "0, 282", "0, 258", "0, 274", "0, 275", "3, 271", "4, 272", "4, 258", "4, 274"})
    void aCommandIsFoundByApplicationCodeAndDirection(long application, int code) {
        assertThat(SET.command(application, code, true)).hasValueSatisfying(c -> {
            assertThat(c.code()).isEqualTo(code);
            assertThat(c.isRequest()).isTrue();
        });
        assertThat(SET.command(application, code, false))
                .hasValueSatisfying(c -> assertThat(c.isRequest()).isFalse());
    }

    @Requirement({"R2.5-1", "R2.5-2"})
    @ParameterizedTest(name = "{0}/{1}")
    @CsvSource({"4, 257", "4, 280", "4, 282", "0, 272", "3, 272", "4, 42"})
    void commandsOfConnectionsBelongToApplicationZeroAndOthersToTheirOwn(long application, int code) {
        assertThat(SET.command(application, code, true)).isEmpty();
    }

    @Test
    void theSessionCommandsOfTheBaseProtocolServeEveryApplication() {
        assertThat(SET.command(4, 275, true)).isEqualTo(SET.command(0, 275, true));
        assertThat(SET.command(4, 271, true)).isEqualTo(SET.command(3, 271, true));
        assertThat(SET.command(16777251, 274, true)).isEqualTo(SET.command(0, 274, true));
        assertThat(SET.answerMessage(4))
                .hasValueSatisfying(c -> assertThat(c.isAnswerMessage()).isTrue());
    }

    @Test
    void ofTwoDictionariesForOneApplicationTheFirstIsLookedIntoFirst() {
        var other = TestDictionaries.set("rfc6733", "rfc8506", "ts32299_gy");

        assertThat(SET.avp(4, 456, 0).orElseThrow().dictionary()).isEqualTo("ts32299_gy");
        assertThat(other.avp(4, 456, 0).orElseThrow().dictionary()).isEqualTo("rfc8506");
        assertThat(other.avp(4, 874, 10415)).isPresent();
        assertThat(SET.dictionaries(4)).hasToString("[ts32299_gy, rfc8506]");
        assertThat(SET.dictionaries(5)).isEmpty();
        assertThat(SET.hasApplication(4)).isTrue();
        assertThat(SET.hasApplication(5)).isFalse();
    }

    @Requirement("R4-3")
    @Test
    void anAvpIsFoundByCodeAndVendorInItsApplicationAndThenAnywhere() {
        assertThat(SET.avp(4, 8, 10415)).map(AvpDefinition::name).contains("3GPP-IMSI-MCC-MNC");
        assertThat(SET.avp(4, 8, 0)).map(AvpDefinition::name).contains("Framed-IP-Address");
        assertThat(SET.avp(4, 874, 10415)).map(AvpDefinition::name).contains("PS-Information");
        assertThat(SET.avp(4, 874, 0)).isEmpty();
        assertThat(SET.avp(4, 8, 10416)).isEmpty();
        assertThat(SET.avp(0, 416, 0)).map(AvpDefinition::name).contains("CC-Request-Type");
        assertThat(SET.avp(99, 621, 0)).map(AvpDefinition::name).contains("OC-Supported-Features");
        assertThat(SET.avp(4, "CC-Request-Type")).map(AvpDefinition::code).contains(416);
        assertThat(SET.avp(99, "CC-Request-Type")).map(AvpDefinition::code).contains(416);
        assertThat(SET.avp(4, "CC-Request-Tpye")).isEmpty();
    }

    @Test
    void anAvpThatItsApplicationDoesNotHaveIsFirstThatOfTheBaseProtocol() {
        var other = Dictionaries.parse("@id 7\n@avp_types\n Other 9999 Time M\n");
        var base = Dictionaries.parse("@id 0\n@avp_types\n Common 9999 Unsigned32 M\n");
        var set = DictionarySet.of(other, base);

        assertThat(set.avp(7, 9999, 0)).map(AvpDefinition::name).contains("Other");
        assertThat(set.avp(8, 9999, 0)).map(AvpDefinition::name).contains("Common");
        assertThat(set.avp(0, 9999, 0)).map(AvpDefinition::name).contains("Common");
    }

    @Test
    void codesOfAll32BitsAreFound() {
        var text = new StringBuilder("@vendor 4294967295 Last\n@avp_types\n");
        for (int i = 0; i < 3000; i++) {
            long code = 0xFFFF_FFFFL - 7L * i;
            text.append(" A").append(i).append(' ').append(code).append(" Time V\n");
        }
        var set = DictionarySet.of(Dictionaries.parse(text.toString()));

        for (int i = 0; i < 3000; i++) {
            assertThat(set.avp(0, -1 - 7 * i, -1)).map(AvpDefinition::name).contains("A" + i);
            assertThat(set.avp(0, -2 - 7 * i, -1)).isEmpty();
        }
    }
}
