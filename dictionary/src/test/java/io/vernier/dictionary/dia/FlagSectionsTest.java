package io.vernier.dictionary.dia;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.DictionarySet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code @avp_flags}: the flags that an inherited AVP has in the messages of its heir. */
class FlagSectionsTest {
    private static final String PARENT = """
            @name parent
            @vendor 10415 3GPP
            @avp_types
               Weighty  1  Unsigned32  VM
               Light    2  Unsigned32  -
               Both     3  Grouped     V
            @grouped
               Both ::= < AVP Header: 3 > { Weighty } [ Light ]
            """;
    private static final String HEIR = """
            @id 1
            @name heir

            @inherits parent

            ; Clause 7.
            @avp_flags

               ; not needed there
               Weighty   V
               Light     MP  ; but this
               Both      VM

            @messages

               X-Request ::= < Diameter Header: 300, REQ >
                             [ Weighty ]

               X-Answer ::= < Diameter Header: 300 >
                            [ Light ]
            """;

    private static Dictionaries dictionaries() {
        return Dictionaries.from(name -> Optional.of(new DiaSource(name + ".dia", PARENT)));
    }

    private static Dictionary heir() {
        return dictionaries().parse(new DiaSource("heir.dia", HEIR));
    }

    private static int flags(Dictionary dictionary, String avp) {
        return dictionary.avp(avp).map(AvpDefinition::flags).orElseThrow();
    }

    @Test
    void anHeirHasItsOwnFlagsAndItsParentKeepsThose() {
        var heir = heir();
        var parent = heir.inherits().getFirst().dictionary();

        assertThat(flags(heir, "Weighty")).isEqualTo(AvpDefinition.VENDOR_SPECIFIC);
        assertThat(flags(heir, "Light")).isEqualTo(AvpDefinition.MANDATORY | AvpDefinition.PROTECTED);
        assertThat(flags(heir, "Both")).isEqualTo(AvpDefinition.VENDOR_SPECIFIC | AvpDefinition.MANDATORY);
        assertThat(flags(parent, "Weighty")).isEqualTo(AvpDefinition.VENDOR_SPECIFIC | AvpDefinition.MANDATORY);
        assertThat(flags(parent, "Light")).isZero();
    }

    @Test
    void itsCommandsAndLookUpsSeeThem() {
        var heir = heir();
        var element =
                heir.command("X-Request").orElseThrow().grammar().elements().getFirst();
        var set = DictionarySet.of(heir, heir.inherits().getFirst().dictionary());

        assertThat(element.avp().orElseThrow().isMandatory()).isFalse();
        assertThat(set.avp(1, 1, 10415).orElseThrow().isMandatory()).isFalse();
        assertThat(set.avp(2, 2, 0).orElseThrow().isMandatory()).isTrue(); // the heir is the first that has it
        assertThat(DictionarySet.of(heir.inherits().getFirst().dictionary(), heir)
                        .avp(2, 2, 0)
                        .orElseThrow()
                        .isMandatory())
                .isFalse();
    }

    @Test
    void theMembersOfAnInheritedGroupStayAsTheyAreAtHome() {
        var group = heir().avp("Both").orElseThrow().group().orElseThrow();

        assertThat(group.elements().getFirst().avp().orElseThrow().isMandatory())
                .isTrue();
    }

    @Test
    void theyArePrintedAndReadBack() {
        assertThat(DiaFormatter.format(DiaParser.parse(new DiaSource("heir.dia", HEIR))))
                .isEqualTo(HEIR);
    }

    @Test
    void aFlatDictionaryHasThemInItsAvpTypes() {
        var flat = Dictionaries.parse(DiaFormatter.format(DiaFlattener.flatten(heir())));

        assertThat(flat.ownAvps()).map(AvpDefinition::name).contains("Weighty", "Light", "Both");
        flat.ownAvps().forEach(avp -> assertThat(avp.flags()).isEqualTo(flags(heir(), avp.name())));
    }

    @Test
    void theyAreLeftOutForErlang() {
        var file = DiaParser.parse(new DiaSource("heir.dia", HEIR));

        assertThat(file.forErlang().sections(DiaSection.AvpFlags.class)).isEmpty();
        assertThat(file.forErlang().sections()).hasSize(file.sections().size() - 1);
    }
}
