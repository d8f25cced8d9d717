package io.vernier.dictionary.dia;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.encoding.Encoding;
import io.vernier.dictionary.BitNames;
import io.vernier.dictionary.Dictionary;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the sections {@code @encoding} and {@code @bits} say of AVPs. */
class EncodingSectionsTest {
    private static final String PARENT = """
            @name parent
            @vendor 10415 3GPP
            @avp_types
               MSISDN           701  OctetString  VM
               Feature-List-ID  629  Unsigned32   V
               Feature-List     630  Unsigned32   V
               Vector           622  Unsigned64   -
            @encoding e164 MSISDN
            @bits Vector
               LOSS   0  ; the default
               FAR   63
            """;

    private static Dictionary heir(String sections) {
        var dictionaries = Dictionaries.from(name -> Optional.of(new DiaSource(name + ".dia", PARENT)));
        return dictionaries.parse(new DiaSource("heir.dia", "@id 1\n@inherits parent\n" + sections));
    }

    @Test
    void anAvpHasTheEncodingAndTheBitsOfItsDictionary() {
        var parent = Dictionaries.parse(PARENT);

        assertThat(parent.avp("MSISDN").orElseThrow().encoding()).contains(Encoding.E164);
        assertThat(parent.avp("Feature-List").orElseThrow().encoding()).isEmpty();
        var bits = parent.avp("Vector").orElseThrow().bits().orElseThrow();
        assertThat(bits.show(Long.MIN_VALUE | 3)).isEqualTo("0x8000000000000003 (LOSS, bit 1, FAR)");
        assertThat(bits.bits().getFirst().comment()).containsExactly("the default");
    }

    @Test
    void anHeirSeesThemUnlessItSaysOtherwise() {
        var heir = heir("@encoding tbcd MSISDN\n@bits Vector\n OTHER 1\n");

        assertThat(heir.avp("MSISDN").orElseThrow().encoding()).contains(Encoding.TBCD);
        assertThat(heir.avp("Vector").orElseThrow().bits().orElseThrow().show(3))
                .isEqualTo("0x3 (bit 0, OTHER)");
        assertThat(heir("").avp("MSISDN").orElseThrow().encoding()).contains(Encoding.E164);
    }

    @Test
    void bitsMayDependOnTheAvpBeside() {
        var list = heir("@bits Feature-List Feature-List-ID 1\n A 0\n@bits Feature-List Feature-List-ID 2\n B 0\n")
                .avp("Feature-List")
                .orElseThrow();

        assertThat(list.bits()).isEmpty();
        assertThat(list.bitNames())
                .extracting(BitNames::condition)
                .containsExactly(
                        Optional.of(new BitNames.Condition("Feature-List-ID", 1)),
                        Optional.of(new BitNames.Condition("Feature-List-ID", 2)));
        assertThat(list.bitNames()).extracting(bits -> bits.name(0)).containsExactly("A", "B");
    }

    @Test
    void theyArePrintedAndReadBack() {
        var text = """
                @bits Feature-List Feature-List-ID 1

                   Short               0
                   Much-Longer-Name   10  ; with a comment
                """;
        var heir = heir(text);

        assertThat(DiaFormatter.format(DiaParser.parse(new DiaSource("x", text))))
                .isEqualTo(text);
        assertThat(Meaning.of(Dictionaries.parse(DiaFormatter.format(DiaFlattener.flatten(heir)))).stream()
                        .filter(line -> line.contains(" e164") || line.contains("bits")))
                .containsExactlyInAnyOrderElementsOf(Meaning.of(heir).stream()
                        .filter(line -> line.contains(" e164") || line.contains("bits"))
                        .toList())
                .hasSize(3);
    }
}
